import { folded } from './folded.ts'

/**
 * First names that many people in New Jersey have, in English and in Spanish. Left out are those that are also words,
 * months, places or names of houses, such as Grace, Mercedes, Julio, Madison and Linda: a warning about a name that
 * isn't one teaches people to read past it.
 */
const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aaliyah aaron abigail adam adrian adriana aisha alan albert alejandra alejandro alex alexander alexandra alexis alice
   alicia alison allison alyssa amanda amber amy ana andrea andres andrew andrea angela angelica anita ann anna anne
   annie anthony antonio aria arthur ashley barbara beatriz benjamin bernardo bertha beth betty beverly brandon brenda
   brian brianna bruce bryan caitlin camila carla carlos carmen carol caroline catalina catherine cecilia charles
   charlotte cheryl christian christina christine christopher cindy claudia connie cristian cristina crystal cynthia
   daniel daniela danielle darlene david dawn deborah debra denise dennis diana diane diego donald donna doris dorothy
   douglas dylan eduardo edward elena elijah elizabeth ellen emily emma enrique eric erica erik erin ernesto esteban
   esther ethan eugenia eva evelyn felipe fernanda fernando francisco gabriel gabriela gabrielle gary george gerardo
   gladys gloria gonzalo gregory guillermo gustavo hannah harold heather hector helen henry ignacio irene isabel isabella
   ivan jacob jacqueline jaime jamal james jamie janet janice jasmine javier jean jeffrey jennifer jeremy jerry jessica
   joan joanna joaquin joel john johnny jonathan jorge jose joseph joshua joyce juan juana juanita judith judy julia
   julian juliana julie justin karen karina karla katherine kathleen kathryn katie kayla keith kelly kenneth kevin
   kimberly kyle laura lauren lawrence leah leonardo leslie leticia lisa lorena lorraine lourdes lucas lucia luis luisa
   manuel marcela marcos margaret margarita maria mariana marie marilyn mario marisol martha martin mary mateo matthew
   mauricio megan melanie melissa michael michelle miguel monica nancy natalia natalie nathan nicholas nicolas nicole
   nora norma olivia omar oscar pablo pamela paola patricia patrick paula pedro peter philip rachel rafael ramon randy
   raul raymond rebecca ricardo richard robert roberto rodrigo roger ronald roxana roy ruben russell ruth ryan samantha
   samuel sandra sara sarah scott sean sebastian sergio shannon sharon sheila shirley silvia sofia sonia sophia stella
   stephanie stephen steven susan susana sylvia tamara tammy tanya teresa terry theresa thomas tiffany timothy tomas
   tyler valentina valeria vanessa veronica vicki victor vincent vivian walter wendy william xavier ximena yesenia
   yolanda zachary`.split(/\s+/),
)

const TITLES: ReadonlySet<string> = new Set('mr mrs ms mx dr sra srta dra sr'.split(' '))

/** Words of a role, a place or a house: "Mary Robinson House" and "Dr. Director" name nobody. */
const NOT_A_SURNAME: ReadonlySet<string> = new Set(
  `academy apartments area assistant association avenue bank board boulevard bridge building bureau camp campus care
   center centre chapel children church city clinic clinical club college commission committee community coordinator
   corporation council counselor county court department desk director division drive elementary fire floor foundation
   front fund gardens group hall health high home homes hospital hotel house housing inc institute intake lane lead
   library line llc lodge luther manager manor medical ministries ministry mission museum nurse office officer park place
   plaza police post program programs psychiatric residence residences river road room rooms school schools senior
   service services shelter site social square staff station street suite supervisor team tower towers trust university
   village ward wing worker works youth
   avenida calle casa centro clinica colegio condado coordinador coordinadora director directora edificio enfermera
   enfermero equipo escuela fundacion grupo hogar hospital iglesia jefa jefe oficina parque psicologa psicologo recepcion
   refugio residencia sala supervisora trabajador trabajadora turno universidad`.split(/\s+/),
)

/** Before a name, they make it a place's: "St. Joseph", "Casa Elena", "Calle Juan Bosch". */
const OF_A_PLACE: ReadonlySet<string> = new Set(
  `st saint san santa santo fort ft mount mt port lake camp cape avenida av calle casa centro ciudad clinica colegio
   condado edificio escuela fundacion hogar hospital iglesia la las los parque plaza residencia the universidad`.split(
    /\s+/,
  ),
)

/** A capitalized word, such as "Rivera", "Smith-Jones", "O’Brien" or "McDonald". */
const WORD =
  /(?<![\p{L}\p{N}@._-])(?:\p{Lu}[\p{Ll}\p{M}]+(?:['’-]\p{Lu}?\p{Ll}+)*|\p{Lu}['’]\p{Lu}\p{Ll}+|Ma?c\p{Lu}\p{Ll}+)(?![\p{L}\p{N}@_])/gu
/** Between the parts of a name: an initial, and the small words of Spanish names. */
const JOINT = /^(?:\s\p{Lu}\.)?\s(?:(?:de la|de los|del|de|la|van|von)\s)?$/u

/**
 * The first thing in a text that looks like somebody's name: a usual first name with a surname after it, a title with a
 * name, or a first name alone where it's the whole text. Null when there's none. It rather misses a name than takes a
 * role, a place or a house for one.
 */
export function personNameIn(text: string): string | null {
  const whole = text.trim().replace(/[.,;:]$/, '')
  const alone = /^([\p{L}’']+)(?:\s\p{Lu}\.?)?$/u.exec(whole)?.[1]
  if (alone !== undefined && /^\p{Lu}/u.test(alone) && FIRST_NAMES.has(folded(alone))) return whole
  for (const run of runsIn(text)) {
    const found = titled(text, run) ?? named(text, run)
    if (found !== null) return found
  }
  return null
}

interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Capitalized words that stand together. */
function runsIn(text: string): Word[][] {
  const runs: Word[][] = []
  for (const { 0: word, index: from } of text.matchAll(WORD)) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const next = { text: word, from, to: from + word.length }
    const between = before === undefined ? null : text.slice(before.to, from)
    const isJoined = between !== null && (JOINT.test(between) || (between === '. ' && isTitle(before)))
    if (last !== undefined && isJoined) last.push(next)
    else runs.push([next])
  }
  return runs
}

function titled(text: string, run: readonly Word[]): string | null {
  const at = run.findIndex((word) => isTitle(word))
  const [title, name] = [run[at], run[at + 1]]
  // "Elm Dr." is a street.
  const isStreet = at > 0 && title?.text === 'Dr'
  if (isStreet || title === undefined || name === undefined || NOT_A_SURNAME.has(folded(name.text))) return null
  return text.slice(title.from, name.to)
}

function named(text: string, run: readonly Word[]): string | null {
  if (run.some((word) => NOT_A_SURNAME.has(folded(word.text)) || OF_A_PLACE.has(folded(word.text)))) return null
  const at = run.findIndex((word) => FIRST_NAMES.has(folded(word.text)))
  const [first, last] = [run[at], run.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const [, before = ''] = /([\p{L}]+)\.?\s$/u.exec(text.slice(0, first.from)) ?? []
  return OF_A_PLACE.has(folded(before)) && /^\p{Lu}/u.test(before) ? null : text.slice(first.from, last.to)
}

function isTitle(word: Word | undefined): boolean {
  return word !== undefined && TITLES.has(folded(word.text))
}
