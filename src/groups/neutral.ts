import { folded } from '../platform/text/folded.ts'

/** How words begin that give away what a group is about, in English and in Spanish. */
const BEGINNINGS =
  /^(abus|agresi|assault|captacion|csec|enticement|escnna|exploit|explot|fugad|fugitiv|grooming|lured|luring|molest|pimp|porn|prostitu|proxenet|runaway|sexting|sextor|sexual|sexy|sobrevivi|survivo|trafic|traffic|trafick|trauma|victim|violac|violad)/
const WHOLE: ReadonlySet<string> = new Set('cse cst dmst esci rape raped sex sexo trata'.split(' '))

/**
 * Well-known programs and films about exploitation. Whoever looks up their names finds the topic. English and Spanish,
 * without accents and capitals, and without what stands between words.
 */
const PROGRAMS = [
  'bodies are not commodities',
  'blue campaign',
  'blue heart campaign',
  'campana azul',
  'campana corazon azul',
  'demand abolition',
  'ending the game',
  'girls educational and mentoring',
  'love 146',
  'love146',
  'mi vida mi decision',
  'mi vida mi eleccion',
  'my life my choice',
  'netsmartz',
  'no soy un numero',
  'no un numero',
  'not a number',
  'not for sale',
  'no estoy en venta',
  'no esta en venta',
  'polaris project',
  'proyecto polaris',
  'shared hope',
  'tell your friends',
  'termina el juego',
  'thistle farms',
  'word on the street',
]

/** What in the name of a group gives its topic away, as it was typed. Null when there's nothing. */
export function topicIn(name: string): string | null {
  // "C.S.E.C." is one word, and "anti-trafficking" is two.
  const words = [...name.matchAll(/[\p{L}\p{M}\p{N}](?:\.?[\p{L}\p{M}\p{N}])*/gu)].map(({ 0: text, index }) => ({
    text,
    plain: folded(text.replaceAll('.', '')),
    from: index,
    to: index + text.length,
  }))
  const told = words.find(({ plain }) => BEGINNINGS.test(plain) || WHOLE.has(plain))
  return told?.text ?? programIn(name, words)
}

function programIn(
  name: string,
  words: readonly { readonly plain: string; readonly from: number; readonly to: number }[],
) {
  for (const program of PROGRAMS) {
    const parts = program.split(' ')
    const at = words.findIndex((_, start) => parts.every((part, index) => words[start + index]?.plain === part))
    const [first, last] = [words[at], words[at + parts.length - 1]]
    if (first !== undefined && last !== undefined) return name.slice(first.from, last.to)
  }
  return null
}
