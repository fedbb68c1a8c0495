import type { Language } from '../platform/text/language.ts'

/** The words that no text of a language may use. Patterns for advice read the result of `plain`. */
export interface WordingRules {
  /** Holds for every text, also for the answers that do not fit. */
  readonly nowhere: readonly { readonly pattern: RegExp; readonly message: string }[]
  /** No text of ours tells someone not to report (T-1). */
  readonly notToReport: readonly RegExp[]
  /** Promises about the outcome, which no one can make. */
  readonly promises: readonly RegExp[]
  /** Words that no text with less detail holds, outside the policy's own names for things. */
  readonly explicit: readonly RegExp[]
  readonly policyNames: RegExp
  /** Words of harm, one pattern for each kind: a text with less detail holds none that its full text lacks. */
  readonly harm: readonly RegExp[]
  /** Finds sentences that speak of a name as past. */
  readonly ofThePast: RegExp
  /** Small letters, one name for SCR, and one way to say that something is needless. */
  plain(text: string): string
}

const PREVALENCE = 'gives a prevalence figure'
const REQUIRED_BY_LAW = 'says that state law requires the training (N17)'
const LOUD = 'has an em dash or an exclamation mark'

const en: WordingRules = {
  nowhere: [
    { pattern: /state law requires (this|the) (training|course)/iu, message: REQUIRED_BY_LAW },
    { pattern: /\b\d+(\.\d+)?\s?(%|percent)/iu, message: PREVALENCE },
    { pattern: /[—!]/u, message: LOUD },
  ],
  notToReport: [
    // "Do not call SCR", "Never report it"; but "if you do not report it, you can be charged" is a warning.
    /(?<!\b(?:who|if you|they) )\b(do not|never) (report\b|(call|tell|notify) (scr|911|the (named person|backup|police)|anyone|anybody|it|them|this|that)\b)/u,
    // "You do not have to report", "No need to call SCR"; but a guardian need not be called.
    /\bneed not (report\b|be reported|make (a|the|that) (report|call)\b|(tell|notify|involve) (scr|911|the (named person|police))\b)/u,
    /\bneed not call( (scr|911|the (named person|police)|anyone|anybody|in|at all|yet|now|right away|if|when)\b|[.,;?”]|$)/u,
    // "No report is needed", "A call to SCR is not necessary".
    /\bno (report|call)( to \w+)? (is|will be|would be) (needed|necessary|required|due)\b/u,
    /\b(report|call)( to \w+)? is not (needed|necessary|required|due)\b/u,
    // "SCR does not take these", "SCR is only for parents", "SCR need not know".
    /(?<!\b(?:if|when) )\bscr (takes? no|handles? no|(does|do|will|can) not (take|handle|accept|want)|is (not|only) for|only (takes|handles|accepts)|need not)\b/u,
  ],
  promises: [
    /\b(can|will|could|would)( not| never) (ever )?(be|get) (arrested|charged|jailed|deported|punished|prosecuted|removed|in trouble)\b/u,
    /\b(nobody|no one) (can|will|could|would) (ever )?(arrest|charge|jail|deport|punish|hurt|blame|sue) \w+/u,
    /\b(will|going to) (be (safe|fine|okay|all right|arrested|convicted)|go to (jail|prison))\b/u,
    /\b(can|will) not (hurt|harm|find|reach) you\b/u,
    /\bnothing (bad )?(can|will) happen to (you|them)\b/u,
  ],
  explicit: [
    /\bsex(ual|ually|ted|ting|y)?\b/iu,
    /\b(porn|prostitut|molest|genital)\w*/iu,
    /\b(naked|nudes?|pimps?|rap(e|ed|es|ing|ists?))\b/iu,
    /\b(private|intimate) parts\b/iu,
  ],
  policyNames: /child sexual abuse material|commercial sexual exploitation|(child )?sex trafficking|survival sex/giu,
  harm: [
    /\babus\w*/iu,
    /\bexploit\w*/iu,
    /\btraffick\w*/iu,
    /\b(sell(s|ing|er)?|sold|sale)\b/iu,
    /\b(pay(s|ing|ment)?|paid)\b/iu,
    /\b(buy(s|ing|ers?)?|bought)\b/iu,
    /\btrad(e|es|ed|ing)\b/iu,
    /\b(threat|blackmail)\w*/iu,
    /\b(forc(e|es|ed|ing)|coerc\w*)\b/iu,
    /\b(hurt|harm|injur|wound|bruis)\w*/iu,
    /\b(violen|attack|beat|assault)\w*/iu,
    /\b(weapons?|guns?|knife|knives)\b/iu,
    /\b(drugs?|alcohol|pills?)\b/iu,
    /\b(afraid|fear\w*|scared|terrified)\b/iu,
    /\b(die[sd]?|dying|death|kill\w*|suicid\w*)\b/iu,
  ],
  ofThePast: /\b(old|older|former|formerly|called)\b/iu,
  plain: (text) =>
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replaceAll(/\bwon't\b/g, 'will not')
      .replaceAll(/\b(can't|cannot)\b/g, 'can not')
      .replaceAll(/n't\b/g, ' not')
      .replaceAll(/\b(the )?(state central registry|child abuse hotline)( \(scr\))?/g, 'scr')
      .replaceAll(
        /\b(no need to|(do|does) not (have|need) to|(is|are) not (required|obliged|supposed) to)\b/g,
        'need not',
      ),
}

/** `\b` knows no letters with accents, so the ends of Spanish words are looked for in letters of any kind. */
const es: WordingRules = {
  nowhere: [
    {
      pattern: /la ley (del estado |estatal )?(exige|obliga a|requiere) (esta|este|la|el) (capacitación|curso)/iu,
      message: REQUIRED_BY_LAW,
    },
    { pattern: /\d+([.,]\d+)?\s?(%|por ciento)/iu, message: PREVALENCE },
    { pattern: /[—!¡]/u, message: LOUD },
  ],
  notToReport: [
    // "No lo reporte", "Nunca denuncie"; but "quien no reporte puede ser acusado" is a warning, and a youth may ask for it.
    /(?<!(?:quien|si|usted|aunque|(?:joven|menor) (?:le )?pid[ea] que|(?:nadie|no) (?:puede|debe) (?:pedir|decir|ordenar)les? que) )(?<!\p{L})(no|nunca|jamás) ((lo|la|los|las|se lo) )?(reporten?|denuncien?)(?!\p{L})/u,
    // "No llame al SCR", "No avise a la persona designada"; but "no llame primero a la madre" is right.
    /(?<!(?:quien|si|usted|aunque) )(?<!\p{L})(no|nunca|jamás) ((le|les|lo|la|se lo) )?(llamen?|avisen?|cuenten?|digan?|informen?|notifiquen?)( nada| esto)? (al? (scr|911|policía)|a la (persona designada|policía)|a nadie(?! más))(?!\p{L})/u,
    // "No lo comente con otras personas", "No hable de esto con nadie"; but "con nadie más en el pasillo" is right.
    /(?<!(?:quien|si|usted|aunque) )(?<!\p{L})(no|nunca|jamás) ((se )?(lo|la|le|les) )?(comente|cuente|diga|hable|comparta|converse)[ns]?( nada)?( de)?( (esto|eso|ello|lo que oyó|lo que pasó))? (con|a) (nadie(?! más)|ninguna (otra )?persona|otras? personas?|otra gente|los demás)(?!\p{L})/u,
    // "No hace falta reportar", "no tiene que llamar".
    /no hace falta (que )?(reportar|reporten?|denunciar|hacer (un|el|ese) reporte|(avisar|decir|informar) (al (scr|911)|a la (persona designada|policía)))/u,
    /no hace falta llamar( (al (scr|911)|a la policía|a nadie|todavía|ahora|si|cuando)|[.,;?”]|$)/u,
    // "El reporte no es necesario", "La llamada al SCR no hace falta".
    /(reporte|llamada)( al scr)? no (es (necesari[oa]|obligatori[oa])|hace falta)/u,
    /ning(ún|una) (reporte|llamada)( al scr)? (es|será|hace)/u,
    // "El SCR no recibe esto", "El SCR es solo para padres".
    /(?<!(?:si|cuando) (?:el )?)scr (no (recibe|acepta|toma|atiende|quiere|hace falta|es para)|(es )?solo (es )?para|solo (recibe|acepta|atiende))/u,
  ],
  promises: [
    /(?<!\p{L})no (lo|la|le|te|los|las|les) (van a|va a|pueden|puede|podrán|podrá) (arrestar|acusar|detener|deportar|castigar|culpar|lastimar|hacer daño|encontrar)/u,
    /(?<!\p{L})nadie (lo|la|le|te|los|las|les) (va a|puede|podrá) (arrestar|acusar|detener|deportar|castigar|culpar|lastimar|hacer daño)/u,
    /(?<!\p{L})(irá|va a ir|irán) a (la cárcel|prisión)/u,
    /(?<!\p{L})(estará|estarás|estarán|va a estar|vas a estar|van a estar) (bien|a salvo|segur[oa]s?)(?!\p{L})/u,
    /(?<!\p{L})no (te|le|les) (va a pasar|pasará) nada/u,
  ],
  explicit: [
    /(?<!\p{L})(sexo|sexual\p{L}*|sexting)/iu,
    /(?<!\p{L})(porn|prostitu|desnud|genital)\p{L}*/iu,
    /(?<!\p{L})(violaci(ón|ones)|viol(ó|ar|aron|ad[oa]s?)|padrotes?|chulos?)(?!\p{L})/iu,
    /partes (privadas|íntimas)/iu,
  ],
  policyNames: /material de abuso sexual infantil|explotación sexual comercial|trata sexual|sexo por supervivencia/giu,
  harm: [
    /(?<!\p{L})abus\p{L}*/iu,
    /(?<!\p{L})explot\p{L}*/iu,
    /(?<!\p{L})(trata de personas|tratantes?)(?!\p{L})/iu,
    /(?<!\p{L})(vend(e|en|er|ía|ido|ida|ieron|ió)|ventas?)(?!\p{L})/iu,
    /(?<!\p{L})(pag(a|an|ar|ó|aron|os?|ue)|cobr\p{L}*)(?!\p{L})/iu,
    /(?<!\p{L})compr(a|an|ar|ó|ador\p{L}*|en?)(?!\p{L})/iu,
    /(?<!\p{L})a cambio(?!\p{L})/iu,
    /(?<!\p{L})(amenaz|chantaj)\p{L}*/iu,
    /(?<!\p{L})(fuerza|obliga\p{L}*|forz\p{L}*|coacción|coerción)(?!\p{L})/iu,
    /(?<!\p{L})(dañ|lastim|herid|herir|golpe|moret)\p{L}*/iu,
    /(?<!\p{L})(violen|atac|agre(d|s))\p{L}*/iu,
    /(?<!\p{L})(armas?|pistolas?|cuchillos?)(?!\p{L})/iu,
    /(?<!\p{L})(drogas?|alcohol|pastillas?)(?!\p{L})/iu,
    /(?<!\p{L})(miedo|asust\p{L}*|tem(e|en|or))(?!\p{L})/iu,
    /(?<!\p{L})(muert\p{L}*|morir|mat(ar|ó)|suicid\p{L}*)(?!\p{L})/iu,
  ],
  ofThePast: /(antiguo|antigua|antes|anterior|se llamaba|viejo|vieja)/iu,
  plain: (text) =>
    text
      .toLowerCase()
      .replaceAll(/(el )?registro central estatal( \(scr\))?/g, 'scr')
      .replaceAll(/(la )?línea de maltrato infantil( de nj| de nueva jersey)?( \(scr\))?/g, 'scr')
      .replaceAll(
        /no (es necesario|es obligatorio|tienen? (por )?qu[eé]|tienen? la obligación de|necesitan?|se necesita)(?!\p{L})/gu,
        'no hace falta',
      ),
}

export const WORDING_RULES: Readonly<Record<Language, WordingRules>> = { en, es }

const UNSAFE = ['notToReport', 'promises'] as const
type Unsafe = (typeof UNSAFE)[number]

/** What no advice may do: tell someone not to report (T-1), or promise how it ends. Empty for a safe text. */
export function unsafeIn(text: string, rules: WordingRules): Unsafe[] {
  const plain = rules.plain(text)
  return UNSAFE.filter((kind) => rules[kind].some((pattern) => pattern.test(plain)))
}
