import { folded } from '../platform/text/folded.ts'

/** How words begin that give away what a group is about, in English and in Spanish. */
const BEGINNINGS =
  /^(abus|agresi|assault|csec|escnna|exploit|explot|grooming|molest|pimp|porn|prostitu|proxenet|sexting|sextor|sexual|sobrevivi|survivo|trafic|traffic|trauma|victim|violac|violad)/
const WHOLE: ReadonlySet<string> = new Set('cse esci rape raped sex sexo trata'.split(' '))

/** The first word in the name of a group that gives its topic away, as it was typed. Null when there's none. */
export function topicIn(name: string): string | null {
  // "C.S.E.C." is one word, and "anti-trafficking" is two.
  const words = name.match(/[\p{L}\p{M}](?:\.?[\p{L}\p{M}])*/gu) ?? []
  const tells = (word: string) => BEGINNINGS.test(word) || WHOLE.has(word)
  return words.find((word) => tells(folded(word.replaceAll('.', '')))) ?? null
}
