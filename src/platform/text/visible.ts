/** What a joiner can join: letters of scripts that are written with joiners, and parts of one emoji. */
const JOINED = String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Inherited}\p{Script=Common}])[\p{L}\p{M}]`
const EMOJI = String.raw`\p{Extended_Pictographic}|\p{Emoji_Modifier}`
const JOINER = String.raw`[\u200C\u200D]`
const VARIANT = String.raw`[\uFE00-\uFE0F]`

// oxlint-disable-next-line security/detect-non-literal-regexp -- made of the constants above
const INVISIBLE = new RegExp(
  String.raw`(?!${JOINER}|${VARIANT})\p{Default_Ignorable_Code_Point}` +
    String.raw`|(?<!${JOINED}|${EMOJI}|\uFE0F)${JOINER}|${JOINER}(?!${JOINER}*(?:${JOINED}|${EMOJI}))` +
    String.raw`|(?<!${JOINED}|${EMOJI})${VARIANT}`,
  'gu',
)

/**
 * A text without characters that nobody sees, such as those without width and those that turn the direction of writing.
 * With one of them, two names could look alike and be two. Joiners stay where a script or an emoji is written with them.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '')
}
