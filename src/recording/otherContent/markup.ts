/** Web pages, servers' answers and other marked-up text under a recording's name. */
import { companionText } from '../bids/companionText';

const longestQuote = 80;

/** A web page or an XML text, as the rest of `x.edf is …`: no table of a recording begins so. */
export function markupSentence(head: Uint8Array): string | undefined {
  const text = beginning(head);
  if (!text.startsWith('<')) return undefined;
  const plain = text.replace(/^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*/u, '');
  if (/^<(?:!doctype\s+html|(?:html|head|body|script|meta|title|center|div|h1)\b)/iu.test(plain)) {
    const title = quoted(/<title[^>]*>([^<]*)/iu.exec(plain)?.[1]);
    return `a web page${title}, no recording: a server sent it in the recording's place (a login or an error, probably); download the recording again`;
  }
  const element = /^<([a-z][\w:.-]*)/iu.exec(plain)?.[1];
  // A table may have its columns' names in such brackets: `<time>,<EMG>`.
  if (element === undefined || !(text.startsWith('<?xml') || text.includes('</'))) return undefined;
  if (/error|exception|fault/iu.test(element)) {
    const message = quoted(/<message>([^<]*)/iu.exec(plain)?.[1] ?? /<code>([^<]*)/iu.exec(plain)?.[1]);
    return `a server's error message${message}, no recording: download the recording again`;
  }
  if (/^(?:\w+:)?workbook$/iu.test(element)) {
    return 'a workbook in XML, no recording: save its sheet as CSV, and open that';
  }
  return `an XML text (<${element}>), no recording: if it describes one, open the file with the samples, or export them as EDF or text`;
}

const shortError =
  /^(?:(?:HTTP\/\S+\s+)?(?:error\s*)?[45]\d\d\b[\s:-]*)?(?:not found|access denied|forbidden|unauthorized|bad gateway|bad request|service unavailable|internal server error|gateway timeout|too many requests|no such (?:file|key)|file not found)/iu;

/** A server's answer in JSON or plain words, for files that are of no format read here: a table might begin so too. */
export function answerSentence(head: Uint8Array, isWholeFile: boolean): string | undefined {
  const text = beginning(head);
  if (/^(?:\{\s*(?:"|\})|\[\s*[{"])/u.test(text)) {
    const message = isWholeFile ? errorIn(text) : undefined;
    return message === undefined
      ? 'a JSON text, no recording: if it describes one, open the file with the samples'
      : `a server's answer in JSON${quoted(message)}, no recording: download the recording again`;
  }
  if (isWholeFile && text.length < 1024 && shortError.test(text)) {
    return `a server's error message${quoted(text)}, no recording: download the recording again`;
  }
  return undefined;
}

/** The error that a JSON text reports, as servers do it: in a field of its own at the top. */
function errorIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = new Map<string, unknown>(Object.entries(value));
    const found = ['error', 'errors', 'message', 'detail', 'fault'].find((key) => fields.has(key));
    if (found === undefined) return undefined;
    const told = [fields.get('message'), fields.get('error'), fields.get('detail')];
    return told.find((each) => typeof each === 'string') ?? found;
  } catch {
    // Cut, or not quite JSON: all the same no server's answer that could be quoted.
    return undefined;
  }
}

function beginning(head: Uint8Array): string {
  return companionText(head)
    .replace(/^\ufeff/u, '')
    .trimStart();
}

function quoted(text: string | undefined): string {
  const words = text?.replace(/\s+/gu, ' ').trim().slice(0, longestQuote) ?? '';
  return words === '' ? '' : ` ("${words}")`;
}
