/** A handler that has nothing to answer but that it is done. */
export function done(run: (params: unknown) => void | Promise<void>): (params: unknown) => Promise<null> {
  return async (params) => {
    await run(params);
    return null;
  };
}
