/** The address of a sender, which may stand behind a name: `HR <hr@harborstreet.example>`. */
export function addressOf(sender: string): string {
  return /<(.+)>$/.exec(sender)?.[1] ?? sender
}

/**
 * Whether a text can be the one recipient or sender of a mail: nothing in it ends a header, quotes, or begins a second
 * address. Rarer forms that the standard allows are refused with it.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\@,;:"]+@[^\s<>()[\]\\@,;:"]+$/.test(text)
}
