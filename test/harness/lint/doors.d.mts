/** For ESLint's `no-restricted-syntax`, in all of src but the doors themselves. */
export declare const doorRules: readonly { readonly selector: string; readonly message: string }[];
