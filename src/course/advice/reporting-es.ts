/** The words of reporting, in the small letters of `plain`. The families are put together from them. */

/** Whoever is called from outside the organization. */
export const CALLED = String.raw`(?:scr|911|policía|autoridades|fiscalía|protección de menores|agencia del estado|agencias externas)(?!\p{L})`
export const TO_CALLED = String.raw`(?:al?|el|la|las|los|del?|con|con el|con la|con las|ante el|ante la|en el) (?:la |las )?${CALLED}`

/** A sentence about reporting at all. */
export const CALLING =
  /(?:report|denunci|scr|911|policía|autoridades|fiscalía|protección de menores|agencia|(?<!\p{L})estado(?!\p{L}))/u

const PEOPLE_AT_WORK =
  'dirección|director|directora|directivos|supervisora?|supervisión|gerente|gerencia|coordinador|coordinadora|coordinación|administración|administradora?|jef[ea]|jefatura|equipo|abogad[oa]|asesoría legal|asesor|asesora|junta|recursos humanos|superior(?:es)?|aseguradora'
export const PEOPLE = String.raw`(?:${PEOPLE_AT_WORK}|persona designada)(?!\p{L})`
/** Somebody at work whom staff don't have to tell first, unlike the named person. */
export const OTHERS = String.raw`(?:${PEOPLE_AT_WORK}|colegas?|compañer[oa]s?|oficina)(?!\p{L})`
/** Somebody at work, with up to one word of a title. */
export const WHO = String.raw`(?:al?|el|la|los|las|un|una|su|nuestr[oa]|del?|de la|de los|en el|en la) ?(?:la |su )?(?:\p{L}+ )?${PEOPLE}`
export const YOUTH = String.raw`(?:persona joven|joven|jóvenes|menor|víctima|familia|madre|padres?|tutora?|tutores)(?!\p{L})`
export const FAMILY = String.raw`(?:familia|familiares|madre|padres?|tutora?|tutores|cuidador(?:a|es)?)(?!\p{L})`

/** What follows isn't denied in the same part of the sentence, as in "las llamadas no pasan por la dirección". */
export const STANDS = String.raw`(?<!(?<!\p{L})(?:no|nunca|jamás|nadie|nada|tampoco|ningún|ninguna)(?!\p{L})[^.;,:]{0,60})(?<!\p{L})`

const A_NOUN = String.raw`(?<!(?<!\p{L})(?:un|el|los|del|al|ese|este|cada|todo|todos|ningún|su|sus|de|cualquier|por|sin|como) )(?<!\p{L})`
/** To report, in its forms. "Reporte" is a verb where no article stands before it. */
export const REPORT = String.raw`(?:${A_NOUN}(?:report|denunci)(?:ar|ar[lst][oae]s?|an?|en?|emos|amos|ará|arán|ó|aron|aría|arían|e[ns]?lo)(?!\p{L})|(?<!\p{L})(?:llam|avis|inform|notific|notifi|contact|acud|recurr|comunic|involucr|habl(?!ando))\p{L}* (?:\p{L}+ ){0,2}?${TO_CALLED}|(?<!\p{L})(?:hac|hag|hará|harán|present|interpon|interpong|envi|envía|realiz|realic)\p{L}* (?:el |un |los |su |cada |todo |la |una |las )?(?:\p{L}+ )?(?:reporte|denuncia|llamada)s?(?!\p{L}))`
/** A report, or a call to SCR. */
export const REPORTING = String.raw`(?:(?<!\p{L})reportes?(?!\p{L})|denuncias?(?!\p{L})|llamadas? ${TO_CALLED})`
const IS_REPORTED = String.raw`(?:${CALLED} (?:\p{L}+ ){0,2}(?:es|son|será|debe ser) (?:\p{L}+ )?(?:avis|inform|notific|contact)\p{L}*)`
export const REPORTED = `(?:${REPORT}|${IS_REPORTED}|${REPORTING})`
/** To call, with no word about whom: "si llama". */
export const CALL = String.raw`llam(?:ar|an?|en?|ará|arán)(?= o no|[.,;:?]|$)`

/** Words that may stand between the start of a part of a sentence and what staff do. */
export const STAFF = String.raw`(?:(?:el|la|los|las|un|una|todo|personal|equipo|centro|organización|usted|ustedes|quien|alguien|voluntariado|persona designada|persona|clínic[oa]|dirección|se|lo|le|debe|deben|deberá|deberán|hay que|tiene que|tienen que|puede|pueden|podrá|de inmediato|inmediatamente|entonces|también|siempre|solo|ya|por favor|mejor|primero) )*`
