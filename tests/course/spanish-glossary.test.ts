import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'

/** Words that the list of terms in docs/spanish.md leaves out. */
const LEFT_OUT: readonly { readonly words: RegExp; readonly instead: string }[] = [
  {
    words: /(el|un|al|del|este|ese|otro|algún|ningún|mismo|solo|la|una|esta|esa|otra|alguna|ninguna) joven/,
    instead: 'la persona joven, cada joven: a youth gets no gender',
  },
  { words: /niñ[oa]/, instead: 'menor: one child gets no gender' },
  { words: /niñ[oa]s? explotad[oa]s?|menor(es)? explotad[oa]s?/, instead: 'sufrir explotación' },
  { words: /sitios?/, instead: 'centro' },
  { words: /sedes?/, instead: 'centro' },
  { words: /suplentes?/, instead: 'la persona de respaldo' },
  { words: /quien(es)? (atienden?|contestan?)/, instead: 'la persona que evalúa la llamada' },
  { words: /(la|una) persona a cargo(?! de(l| su) cuidado)/, instead: 'la persona a cargo del cuidado' },
  { words: /(su|el|la|un|una) supervisora?/, instead: 'quien le supervisa' },
  { words: /New Jersey/, instead: 'Nueva Jersey' },
  { words: /(la|a|de|con) SCR/, instead: 'el SCR, al SCR, del SCR' },
  { words: /(revisión|evaluación) final|examen final/, instead: 'prueba final' },
  { words: /política reconocida|reconocer la política|acuse de recibo/, instead: 'confirmar la política' },
  { words: /denunci\p{L}+/u, instead: 'reportar: this one sounds like going to the police' },
  { words: /tráfico|traficantes?/, instead: 'trata, tratante' },
  { words: /retract\p{L}+/u, instead: 'decir después que no fue cierto' },
  { words: /prostit\p{L}+/u, instead: 'un menor a quien explotan' },
  { words: /pornograf\p{L}+/u, instead: 'material de abuso sexual infantil' },
  { words: /ahorita|ya mismo/, instead: 'ahora mismo, enseguida, de inmediato' },
  { words: /no está segur[oa]|si estás? segur[oa]/, instead: 'si tiene dudas: staff get no gender' },
]

/** Places where such a word is right, each reviewed. */
const REVIEWED: readonly { readonly phrase: string; readonly reason: string }[] = [
  { phrase: 'New Jersey Human Trafficking Hotline', reason: 'a proper name' },
  { phrase: 'quien atiende la recepción', reason: 'somebody at a front desk, not at a hotline' },
  { phrase: 'abre otro sitio', reason: 'a web site' },
  { phrase: 'Dirección de ese sitio', reason: 'a web site' },
  { phrase: 'niña prostituta, menor que se prostituye', reason: 'the words to leave out, in the list of words' },
  { phrase: 'en papeles viejos se lee “prostitución”', reason: 'names the word that we do not use' },
  { phrase: 'que ejerce la prostitución', reason: 'an answer that does not fit' },
  { phrase: 'Pornografía infantil, como en los documentos viejos', reason: 'an answer that does not fit' },
]

const isWords = (folder: string, name: string) => folder === 'content/es' || name.endsWith('.es.ts')
const lines = ['content/es', 'src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWords(folder, entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((text, at) => ({ text, place: `${relative(ROOT, file)}:${at + 1}` })),
    ),
)

/** `\b` knows no letters with accents. */
const whole = (words: RegExp) => new RegExp(`(?<!\\p{L})(${words.source})(?!\\p{L})`, 'iu')
const any = (phrase: string) => new RegExp(phrase, 'giu')

function left(text: string): string {
  return REVIEWED.reduce((rest, { phrase }) => rest.replaceAll(any(phrase), ''), text)
}

describe('the Spanish of the course and of the interface', () => {
  it.each(LEFT_OUT)('keeps to one list of terms: $instead', ({ words }) => {
    const found = lines.filter(({ text }) => whole(words).test(left(text)))
    expect(found.map(({ text, place }) => `${place}: ${text.trim()}`)).toEqual([])
  })

  it.each(REVIEWED)('still says “$phrase”: $reason', ({ phrase }) => {
    expect(lines.filter(({ text }) => any(phrase).test(text)).length).toBeGreaterThan(0)
  })
})
