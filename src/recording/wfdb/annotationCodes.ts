/**
 * The annotation codes of MIT-format annotation files and their one-character mnemonics, as rdann prints them.
 * Source: "Annotation codes" of the WFDB Programmer's Guide, https://physionet.org/physiotools/wpg/wpg_36.htm
 */

/** In order of code, from 1; a blank stands for a code without a meaning of its own. */
const mnemonics = 'N L R a V F J A S E j / Q ~ _ | _ s T * D " = p B ^ t + u ? ! [ ] e n @ x f ( ) r'.split(
  ' ',
);

/** The code of a remark in plain words (`"`), and the last code that is an annotation at all. */
export const noteCode = 22;
export const lastAnnotationCode = 49;

/** The mnemonic of a code, `[15]` for one that has none. */
export function mnemonicOf(code: number): string {
  const mnemonic = mnemonics[code - 1];
  return mnemonic === undefined || mnemonic === '_' ? `[${code}]` : mnemonic;
}
