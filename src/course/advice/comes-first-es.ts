import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import {
  CALLED,
  CALLING,
  FAMILY,
  OTHERS,
  PEOPLE,
  REPORT,
  REPORTED,
  REPORTING,
  STAFF,
  STANDS,
  WHO,
  YOUTH,
} from './reporting-es.ts'

const IF = '(?:si|cuando|cuandoquiera que|donde|en caso de que|en los casos en que|en situaciones en que)'
const AFTER =
  '(?:después de que|después de|después del|luego de que|luego de|luego del|tras|una vez que|una vez|hasta que|hasta|en cuanto|tan pronto como|al (?:concluir|terminar|finalizar|completar|acabar)|previa|previo|siempre que|siempre y cuando|a condición de|pendiente de|con tal de que)'
/** Conditions under which a policy may say to report: what a youth said or staff noticed, danger, doubt, and nobody there. */
const GOOD_IF = String.raw`(?:peligro|amenaz|inconsciente|sobredosis|sangr|suicid|emergenc|daño|lastim|abus|maltrat|explot|víctima|neglig|trata(?!\p{L})|herid|desaparec|se fue|dud|(?<!\p{L})no(?!\p{L})|nadie|a solas|(?:está|trabaja) sol[oa](?!\p{L})|ocupad|ausente|fuera de horario|horario|cort|cuelg|colg|a cargo del cuidado|cuidador|madre|padre|tutor|familiar|(?:ella|él|quien)[^.;,]*permit|personal|adult|explotador|revel|sospech|cre[eaí]|piens|preocup|se enter|enter|oye|oiga|oyó|escuch|(?<!\p{L})v[eé](?!\p{L})|vea|vio|not[eaó](?!\p{L})|encuentr|cuent|dice|diga|dijo|pid|scr|report|imagen|imágenes|foto|mensaje|pudo|pueda|haya|primero|joven|jóvenes|menor|niñ|hace|(?<!ya )pasó|…)`
/** What comes before a report anyway. */
const GOOD_AFTER = String.raw`(?:revel|scr(?!\p{L})|report|911|oír|escuchar|enterarse|sospech|notar|ver(?!\p{L})|(?:joven|menor|adolescente)[^.;,]{0,15} (?:cuent|dig|dij|habl|a salvo)|a salvo|peligro|abus|daño|avis(?:e|en|ado|ar) a la persona (?:designada|de respaldo),)`
const FACTS =
  '(?:hechos|detalles|historia|relato|versión|situación|información|identidad|pruebas?|verdad|investigación|revisión|evaluación|entrevista|formulario|papeleo|documentación|todo|todos|turno|grupo|sesión|reunión|actividad|programa)'
const TALK = String.raw`(?:habl\p{L}*|convers\p{L}*|consult\p{L}*|discut\p{L}*|reuni\p{L}*|reún\p{L}*|inform\p{L}*|avis\p{L}*|pregunt\p{L}*|coment\p{L}*|asesor\p{L}*|opinión|parecer|visto|comunic\p{L}*)`
const KNOWS = String.raw`(?:sepa|sepan|sabe|saben|supo|conozca|conoce|enterad[oa]|informad[oa]|avisad[oa]|avisado|consultad[oa]|de acuerdo|conforme|acepte|acepta|apruebe|aprueba|decida|decide|confirme|confirma|revise|revisa|esté lista|lista|listo|calmad[oa]|tranquil[oa]|hable|hablado|opine|escuche)`
const NOT_EVEN = String.raw`(?<!(?<!\p{L})(?:aun|incluso|no solo|no|aunque) )(?<!\p{L})`
const PROOF =
  '(?:pruebas?|evidencias?|certeza|confirmación|más información|todos los datos|datos suficientes|los hechos)'
const NEED = String.raw`(?:necesit\p{L}*|requier\p{L}*|hacen? falta|debe tener|deben tener|tiene que tener|tienen que tener|hay que tener|exig\p{L}*|busca\p{L}*|obteng\p{L}*|obtien\p{L}*)`
const EASY = '(?: al scr| el caso| de inmediato| inmediatamente| a la policía| lo)*'

/** Something has to come before a report, or a condition has to be met. */
export const COMES_FIRST_ES: readonly DangerFamily[] = [
  {
    // A report on any condition but those that call for one.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`(?:^|[:;¿] ?|, y |^y )(?:solo )?${IF}(?!\p{L})(?![^.;,]*${GOOD_IF})[^.;,]*, ${STAFF}(?!llam\p{L}* (?:\p{L}+ ){0,2}al 911)${REPORTED}`,
      String.raw`(?:^|[:;] |, y |^y )(?:solo )?${AFTER}(?!\p{L})(?![^.;,]*${GOOD_AFTER})[^.;,]*, ${STAFF}${REPORTED}`,
      String.raw`${STANDS}${REPORT}${EASY},? ${NOT_EVEN}${IF}(?!\p{L})(?![^.;]*${GOOD_IF})`,
      String.raw`${STANDS}${REPORT}${EASY},? ${NOT_EVEN}${AFTER}(?!\p{L})(?![^.;]*${GOOD_AFTER})`,
    ),
  },
  {
    // Somebody is told or agrees, or the facts are clear, before staff report.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${NOT_EVEN}(?:${AFTER}|cuando|si)(?!\p{L}) (?:(?!${REPORTED})[^.;,]){0,40}(?:${PEOPLE}|${FAMILY})(?: (?!no )\p{L}+){0,3}? ${KNOWS}(?!\p{L})(?:(?!${REPORTED})[^.;,])*, ${STAFF}${REPORTED}`,
      String.raw`${REPORTED}[^.;,]{0,50} ${NOT_EVEN}(?:${AFTER}|cuando|si)(?!\p{L}) (?:(?!scr)[^.;,]){0,30}(?:${PEOPLE}|${FAMILY})(?: (?!no )\p{L}+){0,3}? ${KNOWS}(?!\p{L})`,
      String.raw`${NOT_EVEN}(?:${AFTER})(?!\p{L}) (?:(?!${REPORTED}|(?<!\p{L})no )[^.;,]){0,25}(?:${TALK}|${KNOWS})(?: (?:(?!${REPORTED})[^.;,]){0,25})? ?(?:${OTHERS}|${FAMILY})(?:(?!${REPORTED})[^.;,])*, ${STAFF}${REPORTED}`,
      String.raw`${REPORTED}[^.;,]{0,50} (?:${AFTER})(?!\p{L}) (?:(?!(?<!\p{L})no |scr)[^.;,]){0,25}${TALK}[^.;,]{0,25} (?:\p{L}+ )?(?:${OTHERS}|${FAMILY})`,
      String.raw`${NOT_EVEN}(?:${AFTER}|cuando|si) (?:(?:termin|acab|concluy|complet|aclar|comprob|confirm)\p{L}* )?(?:el |la |los |las |todos los |más )?(?:\p{L}+ )?${FACTS}(?!\p{L})(?: (?!no )\p{L}+){0,3}? (?:clar[oa]s?|aclarad[oa]s?|complet[oa]s?|confirmad[oa]s?|comprobad[oa]s?|terminad[oa]s?|tranquil[oa]s?|list[oa]s?|en orden|calmad[oa]s?|verificad[oa]s?|firmad[oa]s?)`,
      String.raw`${NOT_EVEN}(?:cuando|una vez que|en cuanto|hasta que|después de que) (?:la |el )?${YOUTH} (?:\p{L}+ )?(?:esté|está|se sienta|se siente|haya|quiera) (?:\p{L}+ )?(?:list[oa]|calm|tranquil|estable|cómod|de acuerdo|mejor|preparad)`,
      String.raw`(?<!\p{L})(?:si|cuando|hasta que) (?:(?:esto|eso|la \p{L}+|el \p{L}+) )?no (?:se (?:le |me )?(?:pasa|quita|va)|mejora|cambia)(?!\p{L})`,
      String.raw`(?:si|cuando) (?:todo lo demás|lo demás|ninguna otra|nada más) (?:fall|func|ayud|sirv)`,
    ),
    unless: /haya llamado al scr|(obligación|deber|responsabilidad) de reportar sigue/u,
  },
  {
    // Reasonable cause is enough: nobody needs proof.
    danger: 'permission',
    among: CALLING,
    says: patternsOf(
      String.raw`${STANDS}${NEED} (?:\p{L}+ ){0,4}${PROOF}(?!\p{L})[^.;]{0,25} (?:antes de|para|previo a)(?!\p{L})[^.;]{0,20}(?:${REPORTED}|${CALLED})`,
      String.raw`${STANDS}(?:${REPORTING}) (?:\p{L}+ ){0,3}(?:necesit|requier|exig|se bas)\p{L}* (?:en )?(?:\p{L}+ ){0,2}${PROOF}`,
      String.raw`${STANDS}con (?:suficientes |bastantes )${PROOF}`,
    ),
  },
  {
    // Somebody else is asked or told, and then SCR.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:consult|pregunt|habl|convers|coment|reún|reun|avis|inform|llam|contact|pid|solicit|busc)\p{L}*[^.;]{0,40}(?:${OTHERS}|${FAMILY})[^.;]{0,30}(?:primero|luego|después|y entonces|posteriormente|a continuación)(?!\p{L})(?! del?(?!\p{L}))[^.;]{0,30}${REPORTED}`,
      String.raw`(?<!\p{L})primero,? (?:se )?(?:\p{L}+ ){0,2}?(?:consult|pregunt|habl|convers|revis|investig|entrevist|document|averigu|compruebe|reún|reúne|intent|trat|busc|analiz|analic)\p{L}*[^.;]{0,60}(?:luego|después|y entonces|antes de|y)(?!\p{L})[^.;]{0,30}${REPORTED}`,
      String.raw`(?<!\p{L})(?:agot)\p{L}* (?:\p{L}+ ){0,4}(?:opciones|vías|medios|recursos|pasos)`,
      String.raw`(?:reporte|investigación|revisión|trámite|proceso) intern[oa][^.;]{0,40}(?:primero|antes|luego|después)(?!\p{L})`,
      String.raw`${STANDS}(?:${WHO}) (?:se reúne|analiza|revisa|conversa|escucha)[^.;]{0,40}(?:luego|después)(?!\p{L})(?! del?(?!\p{L}))[^.;]{0,30}${REPORTED}`,
    ),
    unless: /(de inmediato|inmediatamente|sin demora|enseguida)[^.;]{0,30},? (y )?(luego|después)/u,
  },
]
