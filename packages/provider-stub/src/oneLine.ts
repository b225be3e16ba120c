/** A text on one line: what would end it, or move a terminal's cursor, is a space. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
