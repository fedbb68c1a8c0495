import { patternsOf } from '../course/advice/patterns.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import { readSentences } from '../course/safe-wording.ts'
import type { Language } from '../platform/text/language.ts'

/** What a clause still says in one sentence when it's reworded, and nobody's agreement comes with it. */
export type Kept = 'toScr' | 'toPerson'

/** The clauses that have it. PR-6 tells staff whom to tell, and PR-7 to report to SCR. */
export const KEPT: Readonly<Partial<Record<ClauseId, Kept>>> = { 'PR-6': 'toPerson', 'PR-7': 'toScr' }

interface Keeping {
  /** Ways to say it. What's matched has to hold `atOnce`, too. `whom` is who's told. */
  readonly shapes: Readonly<Record<Kept, readonly RegExp[]>>
  readonly atOnce: RegExp
  /** Phone numbers, and the words that lead to them: a sentence says the same without them. */
  readonly number: RegExp
  /** Whoever is told has to be somebody who can act, not a youth or a family. */
  readonly notThem: RegExp
  /** Words with which the sentence hangs on what somebody else says or does. */
  readonly agreement: RegExp
}

const NOW = '(?:immediately|right away|at once|without delay)'
const MUST = '(?:must|shall|has to|have to|is required to|are required to)'
const MUST_OR_WILL = `(?:${MUST}|will)`
/** SCR itself, and not somebody whose title has it. */
const SCR = String.raw`(?:the )?scr\b(?!['-]| (?:liaison|coordinator|contact|lead|team|designee|desk|committee|officer|form|log|file))`
/** A few words, of which none leads to somebody else. */
const THAT = String.raw`(?:(?!(?:to|with|by|through|via|and|or|who|of) )[\w'-]+ ){0,6}`
const WORDS = String.raw`(?:[\w'-]+ )`

const AHORA = '(?:de inmediato|inmediatamente|sin demora)'
const DEBE =
  '(?:deben?|deberán?|tienen? que|tendrán? que|hay que|es obligatorio|está obligado a|están obligados a|tienen? la obligación de)'
const EL_SCR = String.raw`scr(?!\p{L})`
const ESO = String.raw`(?:(?!(?:al?|con|por|ante|mediante|y|o|quien|que) )[\p{L}-]+ ){0,6}`
const PALABRA = String.raw`(?:[\p{L}-]+ )`

/** Patterns read the result of `plain`, in small letters, one sentence at a time and without numbers. */
const KEEPING: Readonly<Record<Language, Keeping>> = {
  en: {
    shapes: {
      toScr: patternsOf(
        // Staff must immediately report it to SCR. Staff must make a report to SCR right away.
        String.raw`${MUST} (?:${NOW} )?(?:report|make|file|place|send|submit) ${THAT}(?:to|with) ${SCR}(?: ${NOW})?`,
        // Staff must call SCR immediately.
        String.raw`${MUST} (?:${NOW} )?(?:call|phone|notify|tell|inform|contact|alert) ${SCR}(?: ${NOW})?`,
        // A report to SCR must be made immediately.
        String.raw`(?<!\bno )(?:report|call)s? (?:to|with) ${SCR} ${MUST} (?:${NOW} )?be (?:${NOW} )?(?:made|placed|filed|sent|submitted)(?: ${NOW})?`,
        // A report must be made immediately to SCR.
        String.raw`(?<!\bno )(?:report|call)s? ${MUST} (?:${NOW} )?be (?:${NOW} )?(?:made|placed|filed|sent|submitted) (?:${NOW} )?(?:to|with) ${SCR}(?: ${NOW})?`,
        // The concern must be reported to SCR immediately.
        String.raw`${MUST} (?:${NOW} )?be (?:${NOW} )?reported (?:${NOW} )?to ${SCR}(?: ${NOW})?`,
        // SCR must be called immediately.
        String.raw`${SCR} ${MUST} (?:${NOW} )?be (?:${NOW} )?(?:called|phoned|notified|told|informed|contacted|alerted)(?: ${NOW})?`,
      ),
      toPerson: patternsOf(
        // The director on call will be told immediately.
        String.raw`(?<whom>${WORDS}{1,4})${MUST_OR_WILL} (?:${NOW} )?be (?:${NOW} )?(?:told|notified|informed|alerted|called|contacted)(?: ${NOW})?`,
        // What was said must be reported to the lead immediately.
        String.raw`${MUST_OR_WILL} (?:${NOW} )?be (?:${NOW} )?(?:told|reported) (?:${NOW} )?to (?<whom>${WORDS}{0,5}[\w'-]+)(?: ${NOW})?`,
        // Staff must tell the named person immediately.
        String.raw`${MUST_OR_WILL} (?:${NOW} )?(?:tell|notify|inform|alert|call|contact|report(?: it)?(?: ${NOW})? to) (?<whom>${WORDS}{0,14}[\w'-]+)`,
      ),
    },
    atOnce: /immediately|right away|at once|without delay/u,
    number:
      /,? (?:(?:by calling|by phone|at|on) )*\(?\d[\d()-]*(?: \d[\d()-]*)*[\da-z-]*(?: ?\([\w-]+\))?,?(?= |[.;]|$)/gu,
    notThem:
      /\b(youth|youths|child|children|teens?|young persons?|young people|parents?|guardians?|family|families|mother|father|caregivers?|exploiters?|no one|nobody|friends?|media|press)\b(?!'| (services?|programs?|care|work|workers?|advocates?|protection|director|lead|leads|coordinator|manager|supervisor|specialist|counselors?|support|and family))/u,
    agreement:
      /\b(agree\w*|consent\w*|concur\w*|approv\w*|authoriz\w*|permission|permit\w*|sign-?off|signs? off|clearance|blessing|unless|provided|subject to|as long as|depending)\b/u,
  },
  es: {
    shapes: {
      toScr: patternsOf(
        // Se debe reportar de inmediato al SCR. El personal debe llamar de inmediato al SCR.
        String.raw`${DEBE} (?:${AHORA} )?(?:report|denunci|llam|avis|notific|inform|contact|hac|present)(?:ar|er)(?:l[oae]s?|se)* ${ESO}(?:al|ante el) ${EL_SCR}(?: ${AHORA})?`,
        // El reporte al SCR debe hacerse de inmediato. El reporte al SCR se debe hacer de inmediato.
        String.raw`(?<!ningún |ninguna )(?:reporte|llamada|denuncia)s? al ${EL_SCR} (?:se )?${DEBE} (?:${AHORA} )?(?:hacer|presentar|realizar)(?:se)?(?: ${AHORA})?`,
        // El SCR debe ser informado de inmediato.
        String.raw`${EL_SCR} ${DEBE} ser (?:${AHORA} )?(?:avis|notific|inform|contact)ado(?: ${AHORA})?`,
      ),
      toPerson: patternsOf(
        // Se avisará de inmediato al personal adecuado.
        String.raw`(?:avis|inform|notific|llam|cont)ar(?:á|án) ${ESO}(?:al?|con) (?<whom>${PALABRA}{0,14}[\p{L}-]+)`,
        // El personal debe avisar de inmediato a la persona designada.
        String.raw`${DEBE} (?:${AHORA} )?(?:avisar|informar|notificar|llamar|contar|decir|comunicar|reportar)(?:l[oae]s?|se)* ${ESO}(?:al?|con) (?<whom>${PALABRA}{0,14}[\p{L}-]+)`,
        // La dirección será informada de inmediato. La dirección debe ser informada de inmediato.
        String.raw`(?<whom>${PALABRA}{1,4})(?:serán?|${DEBE} ser) (?:${AHORA} )?(?:avis|notific|inform|contact)ad[oa]s?(?: ${AHORA})?`,
      ),
    },
    atOnce: /de inmediato|inmediatamente|sin demora/u,
    number: /,? (?:(?:por teléfono|al) )*\(?\d[\d()-]*(?: \d[\d()-]*)*[\da-z-]*(?: ?\([\w-]+\))?,?(?= |[.;]|$)/gu,
    notThem:
      /(?<!\p{L})(persona joven|personas jóvenes|joven|jóvenes|menor|menores|niñ[oa]s?|adolescentes?|madre|padres?|familia|familiares|tutor|tutora|tutores|explotador|explotadora|nadie|prensa|amig[oa]s?)(?!\p{L})/u,
    agreement:
      /(de acuerdo|acuerda\p{L}*|consent\p{L}*|consient\p{L}*|aprob\p{L}*|aprueb\p{L}*|autoriz\p{L}*|permi(so|te|ta)\p{L}*|visto bueno|a menos que|siempre que|siempre y cuando|salvo que|a condición)/u,
  },
}

const COMMA_BEFORE_NOW = /, (?=immediately|right away|at once|without delay|de inmediato|inmediatamente|sin demora)/gu

/** Whether one sentence of a clause says what has to be kept. */
export function isKept(kept: Kept, text: string, language: Language): boolean {
  const { shapes, atOnce, number, notThem, agreement } = KEEPING[language]
  // A clause that was pasted has breaks in its sentences.
  return readSentences(text.replaceAll(/\s+/g, ' '), language)
    .filter(({ rest }) => !agreement.test(rest))
    .map(({ whole }) => whole.replaceAll(number, '').replaceAll(COMMA_BEFORE_NOW, ' '))
    .some((sentence) =>
      shapes[kept].some((shape) => {
        const found = shape.exec(sentence)
        return found !== null && atOnce.test(found[0]) && !notThem.test(headOf(found.groups?.['whom'] ?? ''))
      }),
    )
}

/** Who's told, without what they're told about. */
function headOf(whom: string): string {
  const [head = ''] = whom.split(
    / (?:about|of what|that|what|immediately|right away|at once|without delay|de lo que|lo que|sobre|de inmediato|inmediatamente|sin demora)(?= |$)/u,
  )
  return head
}
