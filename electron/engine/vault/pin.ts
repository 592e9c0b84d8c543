/** Why a PIN or passphrase is not taken, or `undefined`. Digits only: six or more; anything else: eight or more characters. */
export function weakness(pin: string): 'too-short' | 'too-easy' | undefined {
  if (pin.length < (/^\d+$/.test(pin) ? 6 : 8)) return 'too-short';
  return isRun(pin) || isRepeat(pin) || new Set(pin).size < 3 ? 'too-easy' : undefined;
}

/** 123456, 987654, abcdefgh. */
const isRun = (pin: string): boolean =>
  [1, -1].some((by) =>
    pin.split('').every((letter, at) => at === 0 || letter.charCodeAt(0) - pin.charCodeAt(at - 1) === by),
  );

/** 123123, 121212, 20202020. */
const isRepeat = (pin: string): boolean =>
  [1, 2, 3, 4].some(
    (size) => pin.length % size === 0 && pin === pin.slice(0, size).repeat(pin.length / size),
  );
