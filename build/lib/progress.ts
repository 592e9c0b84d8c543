/** Something to be told now and then, while work goes on: at most every fifteen seconds, by `nowMs`. */
export function nowAndThen(
  tell: (line: string) => void,
  nowMs: () => number,
  everyMs = 15_000,
): (line: () => string) => void {
  let toldMs = nowMs();
  return (line) => {
    if (nowMs() - toldMs < everyMs) return;
    toldMs = nowMs();
    tell(line());
  };
}
