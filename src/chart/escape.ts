const named: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;", "`": "&#96;",
};

// Controls that no document may hold, and marks that reorder the text around them (Unicode UAX #9 explicit formatting).
// oxlint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** Text without control characters, lone surrogates and direction overrides; each becomes the replacement character. */
export const printable = (text: string): string => text.toWellFormed().replace(unfit, "\uFFFD");

/** Text made safe inside an HTML or SVG element or a quoted attribute. */
export const escape = (text: string): string => printable(text).replace(/[&<>"'`]/g, (mark) => named[mark]);
