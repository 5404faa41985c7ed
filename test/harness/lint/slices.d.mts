/** For ESLint's `no-restricted-syntax` in src/editor: nothing that takes as long as there are labels is done at once. */
export const sliceRules: readonly { readonly selector: string; readonly message: string }[];
