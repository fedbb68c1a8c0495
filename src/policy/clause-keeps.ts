import { patternsOf } from '../course/advice/patterns.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import { readSentences } from '../course/safe-wording.ts'
import type { Language } from '../platform/text/language.ts'

/** What a clause still says in one sentence when it's reworded. Nobody's agreement and no other condition comes with it. */
export type Kept = 'toScr' | 'toPerson' | 'toHelp'

/**
 * The clauses that have it. PR-6 tells staff whom to tell, PR-7 to report to SCR, and PR-8 to get help by another channel
 * besides SCR. No other clause says to report: what they must not say is in `unsafeAdvice`.
 */
export const KEPT: Readonly<Partial<Record<ClauseId, Kept>>> = { 'PR-6': 'toPerson', 'PR-7': 'toScr', 'PR-8': 'toHelp' }

/** PR-8 says “should”, and nothing of time. */
export const AT_ONCE: ReadonlySet<Kept> = new Set(['toScr', 'toPerson'])

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
  /** What holds in any case, as "even if the director doesn't agree". */
  readonly anyway: RegExp
  /** Where a condition or a time begins: each is refused, but for the clause's own. */
  readonly condition: RegExp
  /** The clause's own condition: that a caregiver is involved, that a youth discloses, or that it's someone else. */
  readonly own: Readonly<Record<Kept, RegExp>>
  /** All that the condition of PR-6 and of PR-7 may be made of: any other word makes it one that narrows the clause. */
  readonly ownWords: Readonly<Record<'toScr' | 'toPerson', ReadonlySet<string>>>
  /** What makes even that condition one to wait for. */
  readonly other: RegExp
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

const NOW = '(?:immediately|right away|at once|without delay)'
const MUST = '(?:must|shall|has to|have to|is required to|are required to)'
const MUST_OR_WILL = `(?:${MUST}|will)`
/** SCR itself, and not somebody whose title has it. */
const SCR = String.raw`(?:the )?scr\b(?!['-]| (?!(?:${NOW}|and|too|also|as well|even|whether|about|by|at|on|for|in|of|after|once|when|whenever|if|where|as soon as|without|must|shall|has|is|are|will|should)\b)[a-z])`
/** A few words, of which none leads to somebody else. */
const THAT = String.raw`(?:(?!(?:to|with|by|through|via|and|or|who|of) )[\w'-]+ ){0,6}`
const WORDS = String.raw`(?:[\w'-]+ )`

const AHORA = '(?:de inmediato|inmediatamente|sin demora)'
const DEBE =
  '(?:deben?|deberán?|tienen? que|tendrán? que|hay que|es obligatorio|está obligado a|están obligados a|tienen? la obligación de)'
const EL_SCR = String.raw`scr(?!\p{L})(?! (?!(?:${AHORA}|y|e|también|aunque|incluso|por|al|en|de|para|cuando|si|sin|sobre|a|se|debe|deberá|tiene|después|una|salvo|hasta|tras|mientras)(?!\p{L}))\p{L})`
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
      toHelp: patternsOf(
        // The site should seek help through another appropriate channel.
        String.raw`(?:should|must|shall|will|has to|have to|is to|are to|needs? to) (?:\w+ ){0,2}(?:seek|get|ask for|look for|find|obtain|request) (?:\w+ ){0,2}(?:help|assistance|support) (?:[\w-]+ ){0,4}(?:another|other|additional|further|more) (?:[\w-]+ ){0,4}(?:channels?|ways?|resources?|lines?|hotlines?|means|routes?|avenues?|organizations?)\b`,
        // When in doubt, call SCR, too. SCR is called as well.
        String.raw`(?<!\b(?:not|never) (?:\w+ )?)\b(?:call|calls|phone|contact|contacts|report to|reports to|report it to|reports it to) ${SCR}`,
        String.raw`${SCR} (?:is|must be|will be|should be|has to be) (?:\w+ )?(?:called|told|informed|notified|contacted)`,
      ),
    },
    atOnce: /immediately|right away|at once|without delay/u,
    number:
      /,? (?:(?:by calling|by phone|at|on) )*\(?\d[\d()-]*(?: \d[\d()-]*)*[\da-z-]*(?: ?\([\w-]+\))?,?(?= |[.;]|$)/gu,
    notThem:
      /\b(youth|youths|child|children|teens?|young persons?|young people|parents?|guardians?|family|families|mother|father|caregivers?|exploiters?|no one|nobody|friends?|media|press)\b(?!'| (services?|programs?|care|work|workers?|advocates?|protection|director|lead|leads|coordinator|manager|supervisor|specialist|counselors?|support|and family))/u,
    agreement:
      /\b(agree\w*|consent\w*|concur\w*|approv\w*|authoriz\w*|permission|permit\w*|sign-?off|signs? off|clearance|blessing|unless|provided|subject to|as long as|depending|only|instead|rather)\b/u,
    anyway:
      /\b(?:even (?:if|when|though)|whether or not|no matter (?:if|whether|when|what)|(?:without|not|never) wait\w*)[^.;,]*/gu,
    condition:
      /\b(?<!\bat )(?=(?:after|afterwards|once|when|whenever|if|until|till|where|as soon as|assuming|following|upon|while|during|except|pending|in case|on (?:completion|return|arrival)|at the (?:end|close)|later|tomorrow|soon)\b)/u,
    own: {
      toScr:
        /^(?:if|when|whenever|where|in case)\b.*\b(?:parents?|guardians?|caregivers?|caregiving|family member|relative|household)\b/u,
      toPerson:
        /^(?:if|when|whenever|where|in case|as soon as|once|after)\b.*\b(?:youth|child|young person|teen|minor|student|client|someone|exploit\w*|disclos\w*|csec|abuse\w*)\b/u,
      toHelp:
        /^(?:if|when|whenever|where|in case)\b.*\b(?:exploiter|exploit\w*|caregivers?|guardians?|someone else|anyone else|doubt|sure|unsure|certain)\b/u,
    },
    ownWords: {
      toScr: wordsOf(
        `if when whenever where in case a an the any or who someone anyone another other exploiter is are be been being may
        might could appears seems suspected thought to of parent parents parent's guardian guardians guardian's caregiver
        caregivers caregiver's caregiving legal family member relative relatives household partner stepparent foster
        adoptive involved exploits exploiting exploited allows it facilitates cares caring for youth child young person
        minor their staff employee employees report concern they suspect suspects believe think that csec exploitation
        commercial sexual`,
      ),
      toPerson: wordsOf(
        `if when whenever as soon once after in case a an the any or youth child young person people minor student client
        resident participant someone discloses disclose disclosed disclosure tells says reveals shares that he she they is
        was has been be may might could being victim of csec abuse abused exploited exploitation commercial commercially
        sexual sexually trafficked trafficking to staff you anyone member about it something employee employees suspect
        suspects at time`,
      ),
    },
    other:
      /\b(?:told(?! (?:staff|you|them|us|a|an|someone|anyone)\b)|inform\w*|notif\w*|reached|consult\w*|spok\w*|talk\w*|aware|ask(?:s|ed)?|contacted|confirm\w*|clear\w*|prove\w*|proof|evidence|director|supervisor|manager|leadership|team|wants?|wishes|ready|calm\w*|comfortable|willing|shift|meeting|session|facts|finish\w*|complete\w*|done|over|ends?|safe|left|gone|arrives?|available|present|on site|there)\b/u,
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
      toHelp: patternsOf(
        // El centro debería buscar ayuda por otra vía adecuada.
        String.raw`(?:(?:${DEBE}|deberían?) (?:\p{L}+ ){0,2}(?:buscar|pedir|obtener|conseguir|solicitar)|(?:buscar|pedir|obtendr|conseguir|solicitar)(?:á|án)) (?:\p{L}+ ){0,2}(?:ayuda|apoyo|asistencia) (?:[\p{L}-]+ ){0,4}(?:otr[oa]s?|distint[oa]s?|más) (?:[\p{L}-]+ ){0,2}(?:vías?|canal|canales|medios?|recursos?|líneas?|caminos?|formas?|organizaci\p{L}+)`,
        // En caso de duda, llame también al SCR.
        String.raw`(?<!(?<!\p{L})(?:no|nunca) (?:se )?)(?<!\p{L})(?:llam(?:e|en|a|an|ar|ará|arán)|report(?:e|en|a|an|ar|ará|arán)|avis(?:e|en|a|an|ar|ará|arán)) (?:\p{L}+ ){0,2}?al ${EL_SCR}`,
      ),
    },
    atOnce: /de inmediato|inmediatamente|sin demora/u,
    number: /,? (?:(?:por teléfono|al) )*\(?\d[\d()-]*(?: \d[\d()-]*)*[\da-z-]*(?: ?\([\w-]+\))?,?(?= |[.;]|$)/gu,
    notThem:
      /(?<!\p{L})(persona joven|personas jóvenes|joven|jóvenes|menor|menores|niñ[oa]s?|adolescentes?|madre|padres?|familia|familiares|tutor|tutora|tutores|explotador|explotadora|nadie|prensa|amig[oa]s?)(?!\p{L})/u,
    agreement:
      /(de acuerdo|acuerda\p{L}*|consent\p{L}*|consient\p{L}*|aprob\p{L}*|aprueb\p{L}*|autoriz\p{L}*|permi(so|te|ta)\p{L}*|visto bueno|a menos que|siempre que|siempre y cuando|salvo que|a condición|(?<!\p{L})(?:solo|solamente|únicamente|en lugar|en vez)(?!\p{L}))/u,
    anyway:
      /(?<!\p{L})(?:aunque|aun (?:si|cuando)|incluso (?:si|cuando)|sin importar (?:si|cuándo|qué)|(?:sin|no|nunca) (?:se )?esper\p{L}*)[^.;,]*/gu,
    condition:
      /(?<!\p{L})(?=(?:después|luego|una vez|cuando|si|salvo|excepto|hasta|tras|en cuanto|tan pronto|mientras|durante|previ[oa]|al (?:terminar|acabar|finalizar|concluir|final|cierre|término|volver|regresar|llegar)|mañana|más tarde)(?!\p{L}))/u,
    own: {
      toScr: /^(?:cuando|si)(?!\p{L}).*(?:padre|madre|tutor|cuidador|a cargo del cuidado|familiar|pariente)/u,
      toPerson:
        /^(?:cuando|si|en cuanto|tan pronto|una vez|después)(?!\p{L}).*(?:joven|jóvenes|menor|niñ[oa]|adolescente|víctima|revel|explot|csec|abuso)/u,
      toHelp: /^(?:cuando|si)(?!\p{L}).*(?:explot|cuidador|a cargo del cuidado|tutor|otra persona|duda|segur[oa])/u,
    },
    ownWords: {
      toScr: wordsOf(
        `cuando si está están esté estén es sea son sean quien quienes explota explotan explote al a la el los las lo
        menor joven jóvenes persona personas un una o u padre padres madre madres tutor tutora tutores legal legales cargo
        del de cuidado cuidador cuidadora familiar familiares pariente parientes familia hogar pareja involucrada
        involucrado involucradas involucrados participa participe permite permita puede pueda podría podrían parece
        sospecha sospeche que se cree crea otro otra algún alguna alguien cualquier su personal csec explotación
        adolescente`,
      ),
      toPerson: wordsOf(
        `cuando si en cuanto tan pronto como una un vez después de que persona personas joven jóvenes menor adolescente
        alguien víctima revele revela revelar cuente cuenta diga dice comparta comparte es fue ha haya sido está siendo ser
        pueda podría csec explotación sexual comercial abuso abusos trata explotada explotado explotan explota al a la el
        los las lo le les se algo o personal usted cualquier momento`,
      ),
    },
    other:
      /(?<!\p{L})(?:sepa\p{L}*|sabe|enter\p{L}*|avis\p{L}*|inform\p{L}*|notific\p{L}*|localiz\p{L}*|consult\p{L}*|habl\p{L}*|contact\p{L}*|confirm\p{L}*|clar[oa]s?|aclar\p{L}*|prueb\p{L}*|comprob\p{L}*|dirección|director\p{L}*|supervis\p{L}*|gerenc\p{L}*|equipo|quier\p{L}*|quisi\p{L}*|dese\p{L}*|list[oa]s?|calm\p{L}*|tranquil\p{L}*|turno|reunión|sesión|hechos|termin\p{L}*|a salvo|llegu\p{L}*|disponible|presente|pid\p{L}*)(?!\p{L})/u,
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
        return (
          found !== null &&
          (!AT_ONCE.has(kept) || atOnce.test(found[0])) &&
          !notThem.test(headOf(found.groups?.['whom'] ?? '')) &&
          conditionsOf(sentence, found[0], language).every((each) => isOwn(kept, each, language))
        )
      }),
    )
}

/** The parts of a sentence that begin with a condition or a time, without what has to be kept. */
function conditionsOf(sentence: string, said: string, language: Language): string[] {
  const { condition, anyway } = KEEPING[language]
  // Whom to tell may run on into a condition: "the named person after the shift".
  const [kept = ''] = said.split(condition)
  return sentence
    .replace(kept, ' ¦ ')
    .replaceAll(anyway, ' ')
    .split(condition)
    .filter((part) => part.search(condition) === 0)
}

function isOwn(kept: Kept, part: string, language: Language): boolean {
  const { own, ownWords, other } = KEEPING[language]
  if (!own[kept].test(part) || other.test(part)) return false
  if (kept === 'toHelp') return true
  const [condition = ''] = part.split('¦')
  return (condition.match(/[\p{L}'-]+/gu) ?? []).every((word) => ownWords[kept].has(word))
}

/** Who's told, without what they're told about. */
function headOf(whom: string): string {
  const [head = ''] = whom.split(
    / (?:about|of what|that|what|immediately|right away|at once|without delay|de lo que|lo que|sobre|de inmediato|inmediatamente|sin demora)(?= |$)/u,
  )
  return head
}
