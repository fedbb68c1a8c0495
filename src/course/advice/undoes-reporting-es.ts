import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, PEOPLE, STANDS, TO_CALLED, WHO, YOUTH } from './reporting-es.ts'

const ABOUT = /(?:report|denunci|llam|avis|cuent|inform|notific|contact|scr|911|policía|designada|después)/u
const ANY = /./u

const DUTY = '(?:obligación|obligaciones|deber|deberes|responsabilidad|responsabilidades)'

const BEFORE_CALLING = String.raw`antes de (?:que )?(?:(?!irse|y )[\p{L}]+ ){0,3}?(?:(?:llam|report|denunci|avis|inform|notific|contact|involucr)\p{L}*|el scr|la policía)`

/** Sentences that undo reporting without a word against it. Each is let through when it's denied. */
export const UNDOES_REPORTING_ES: readonly DangerFamily[] = [
  {
    // Calls go through somebody, who hears or agrees to them.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:pas(?:a|an|ará|arán|e|en|ó|aron|ar|aba|aban)|canaliz\p{L}*|tramit\p{L}*|enví\p{L}*|dirig\p{L}*) (?:\p{L}+ )?(?:por|mediante|a través de) ${WHO}`,
      String.raw`${STANDS}(?:coordin|acuerd|acord|consult)\p{L}* (?:\p{L}+ )?con ${WHO}`,
      String.raw`${STANDS}(?:reporte|llamada|denuncia|contacto|comunicación)s?(?!\p{L})[^.;]{0,40} l[oa]s? (?:coordin|hac|hará|tramit|manej|gestion|present|decid|revis)\p{L}* ${WHO}`,
      String.raw`${STANDS}${PEOPLE} (?:\p{L}+ )?(?:hacer|presentar|hace|hará|presenta|presentará) (?:de inmediato )?(?:el|los|un|todo|cada) (?:reporte|llamada|denuncia)s?`,
      String.raw`${STANDS}${PEOPLE} (?:\p{L}+ )?(?:da|dará|dé|da su|firm\p{L}*(?! (?:el|los|cada|todos los) reportes? de (?:incidentes?|accidentes?|lesiones)(?:[.;]|$))) (?:primero )?(?:el sí|la orden|el aval|su aval|su acuerdo|el permiso|cada|el reporte|los reportes)`,
      String.raw`${STANDS}(?:con|por|bajo|en|según) (?:la |el |las |los )?(?:bendición|acuerdo|aval|consulta|indicación|indicaciones|instrucción|instrucciones|orden|órdenes|conocimiento|consejo|apoyo|revisión) (?:con |de |por )?${WHO}`,
      String.raw`${STANDS}(?:sujet[oa]s?|somet\p{L}*|suj\p{L}*) a (?:la |el )?(?:revisión|decisión|criterio|acuerdo|consideración)`,
      String.raw`${STANDS}${PEOPLE} (?:también )?(?:está|esté|estuvo) (?:de acuerdo|conforme)`,
      String.raw`${STANDS}${PEOPLE} (?:\p{L}+ )?(?:acepta|acepte|consiente|consienta|avala|avale)(?!\p{L})`,
    ),
    unless: /(con usted|junto con|o usted|o quien)/u,
  },
  {
    // Somebody does something before SCR or the police are called.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}${PEOPLE}[^.;]{0,60} ${BEFORE_CALLING}`,
      String.raw`${BEFORE_CALLING}[^.;,]*, (?:(?!no |nunca |nadie )[^.;])*${PEOPLE}`,
    ),
    unless:
      /(?<!\p{L})(no|nunca|nadie)(?!\p{L})[^.;,:]{0,30}(pregunt|avis|esper|revis|consult|contact|llam|inform|habl|escuch)/u,
  },
  {
    // Nobody calls until somebody has done something.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\p{L})(?:no|nunca|nadie|ningún|ninguna)(?!\p{L})(?! (?:se )?(?:esper|demor|retras|aplaz|pospon|posterg))[^.;]*(?:report|llam|denunci)\p{L}*[^.;]*(?:hasta que|a menos que|antes de que|mientras no|si no) [^.;]*${PEOPLE}`,
    ),
    unless: /(demor|retras|aplaz|pospon|posterg)/u,
  },
  {
    // It's handled without SCR or the police.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}sin (?!esperar|demora|que )(?:[\p{L}]+ ){0,4}?(?:${CALLED}|reportes?(?!\p{L}))`,
      String.raw`${STANDS}(?:es|son|como|será|queda) (?:un |unos )?asuntos? intern`,
      String.raw`(?<!\p{L})no es (?:un |una )?(?:asunto|caso|tema|cuestión) (?:para|de) (?:el |la |las )?${CALLED}`,
      String.raw`${STANDS}(?:ocup|tom)\p{L}* el lugar (?:del?|de la) (?:un |una )?(?:reporte|llamada|denuncia)`,
    ),
  },
  {
    // Only with consent, or as the youth or the family wishes.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}con (?:el |la |su )?(?:\p{L}+ )?(?:consentimiento|acuerdo|permiso|conformidad|anuencia)`,
      String.raw`(?<!\p{L})(?:si|cuando|siempre que|siempre y cuando|una vez que|a menos que) (?:la |el |los |las |su )?${YOUTH} (?:\p{L}+ )?(?:(?:lo|la|los) (?:quier|dese|pid)\p{L}*|(?:está|esté|estén) (?:list[oa]|conforme|preparad[oa]|cómod[oa]))`,
      String.raw`${STANDS}depend\p{L}* (?:del?|de la|de los|de las|de lo que) [^.;,]{0,30}${YOUTH}`,
      String.raw`${STANDS}${YOUTH} (?:decide|decidirá|elige|elegirá|tiene la última palabra|toma la decisión)`,
      String.raw`${STANDS}decisión de (?:report|llam|denunci)ar[^.;]{0,20} (?:es|pertenece|corresponde|queda) (?:a|de|del|en manos de) (?:la |los |el )?${YOUTH}`,
      String.raw`${STANDS}(?:a petición|por deseo|por voluntad) (?:de la |del |de los )${YOUTH}`,
      String.raw`${STANDS}(?:sig|respet|cumpl|acat)\p{L}* (?:la voluntad|los deseos|el deseo|la decisión) (?:de la |del |de los )${YOUTH}`,
    ),
  },
  {
    // A wish for no report, which staff go along with.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\p{L})(?:si|cuando) (?:la |el |los |las |su )?${YOUTH} (?:no (?:quier|dese)\p{L}*|se (?:opone|niega)|rechaza|(?:(?:le|les|nos) )?(?:pid|pidi)\p{L}* que no)[^.;,]*(?:report|llam|denunci|${CALLED})`,
    ),
    unless:
      /(de todos modos|de todas formas|igualmente|de cualquier modo)|, (llame al scr|reporte)|, (dígale|explíquele|dígales|explíqueles) que (usted )?(debe|tiene que|está obligado a) (hacerlo|reportar|llamar al scr)(?=[.;]|$)/u,
  },
  {
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:respet|acat|honr)\p{L}* (?:\p{L}+ )?(?:deseo|deseos|decisión|voluntad|elección|negativa)`,
    ),
  },
  {
    // SCR and the police are avoided, or kept out.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}(?:evit\p{L}*|abst[eu]v\p{L}*|abst(?:ien|en|eng)\p{L}*|dud\p{L}*|renunci\p{L}*) (?:(?:en|de|a|al|el|la|las|los|un|una|involucrar|llamar|reportar|contactar|avisar|llamadas?|contacto|con|que|intervenga) ){0,5}(?:${CALLED}|reportes?(?!\p{L})|reportar(?!\p{L}))`,
      String.raw`${STANDS}(?:manten|manteng|dej|mantuv)\p{L}* (?:al|a la|a las) ${CALLED} (?:\p{L}+ )?(?:al margen|fuera|lejos|aparte)`,
      String.raw`${STANDS}manten\p{L}* (?:lejos|al margen|fuera) (?:al|a la|a las) ${CALLED}`,
      String.raw`${STANDS}(?:alejad|lejos|apartad|al margen)\p{L}* (?:del?|de la|de las) ${CALLED}`,
      String.raw`${STANDS}(?:desaconsej|desalient|desanim)\p{L}*[^.;,]*(?:${CALLED}|report|denunci)`,
      String.raw`${STANDS}(?:${CALLED}|reportes?|llamadas? ${TO_CALLED})[^.;,]{0,20} (?:se (?:evit|reduc|limit)\p{L}*|(?:al|a lo) mínimo)`,
      String.raw`${STANDS}ahorr\p{L}*[^.;,]*(?:reporte|llamada|denuncia)`,
    ),
  },
  {
    // Once somebody is told, staff have no duty left.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`(?<!\p{L})(?:no|ni) (?:tiene|tienen|tendrá|tendrán|queda|quedan|hay) (?:ya )?(?:más|ninguna otra|otra|ninguna|otras) (?:${DUTY}|función|tarea|papel)`,
      String.raw`${STANDS}(?:${DUTY}|parte|función|tarea)(?: del personal| de reportar| suya)? (?:ya )?(?:(?:está|queda|quedó|estará) (?:hech|cumplid|terminad|complet|conclui)\p{L}*|terminó|termina|acaba|acabó|concluye|concluyó)`,
      String.raw`${STANDS}(?:libr|liber|exent|eximid|relevad|exim|relev)\p{L}* de (?:su |la |esa |toda |cualquier )?(?:${DUTY}|reportar)`,
      String.raw`(?<!\p{L})ya no (?:es|son|será|serán) (?:responsable|su responsabilidad|asunto|tarea)`,
      String.raw`(?<!\p{L})no (?:está|queda|estará) en (?:sus|las) manos`,
      String.raw`${STANDS}${DUTY} (?:de reportar )?(?:ya )?(?:pas|traslad|transfier|recae|recaer)\p{L}* (?:en|a) ${WHO}`,
      String.raw`${STANDS}complet\p{L}* (?:la|su|el) (?:función|parte|papel|tarea|${DUTY})`,
      String.raw`${STANDS}(?:lo demás|el resto) (?:le |ya )*(?:toca|corresponde|queda|es|depende) ${WHO}`,
    ),
  },
  {
    danger: 'notToReport',
    among: ABOUT,
    says: patternsOf(
      String.raw`(?:hacer|hace|requiere|falta|pide|exige|queda) nada más`,
      String.raw`no (?:hace falta|se requiere|se pide|se exige) (?:nada más|ninguna otra|otra|más)`,
    ),
  },
]
