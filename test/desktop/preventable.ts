/** An event of Electron's that somebody may prevent. */
export function preventable(): {
  readonly event: { readonly preventDefault: () => void };
  readonly prevented: () => boolean;
} {
  let prevented = false;
  return {
    event: {
      preventDefault: () => {
        prevented = true;
      },
    },
    prevented: () => prevented,
  };
}
