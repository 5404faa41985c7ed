/** What is made of a state, made again only when what it is made of differs. */

/** `compute`, remembering its last answer: the same inputs give the same object. */
export function derived<Inputs extends readonly unknown[], Result>(
  compute: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  let last: { readonly inputs: Inputs; readonly result: Result } | undefined;
  return (...inputs) => {
    if (!last?.inputs.every((input, index) => Object.is(input, inputs[index]))) {
      last = { inputs, result: compute(...inputs) };
    }
    return last.result;
  };
}

/** A function that runs `effect` when one of its arguments differs from the last time. */
export function onChange<Inputs extends readonly unknown[]>(
  effect: (...inputs: Inputs) => void,
): (...inputs: Inputs) => void {
  return derived((...inputs: Inputs) => {
    effect(...inputs);
  });
}
