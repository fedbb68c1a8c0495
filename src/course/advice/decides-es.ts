import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import {
  CALL,
  CALLED,
  CALLING,
  OTHERS,
  PEOPLE,
  REPORT,
  REPORTED,
  REPORTING,
  STAFF,
  STANDS,
  TO_CALLED,
  WHO,
} from './reporting-es.ts'

const CHOOSE = String.raw`(?:eleg\p{L}*|elig\p{L}*|elij\p{L}*|elección|decid\p{L}*|decisi\p{L}*|opt(?:a|an|ar|e|en|ará|arán|ó)(?!\p{L})|opci\p{L}*|escog\p{L}*|escoj\p{L}*|discreción|libertad|libres?|criterio|depende|queda)`
const WEIGH = String.raw`(?:valor\p{L}*|valór\p{L}*|sopes\p{L}*|consider\p{L}*|evalu\p{L}*|evalú\p{L}*|juzg\p{L}*|juzgu\p{L}*|determin\p{L}*|acuerd\p{L}*|acord\p{L}*|piens\p{L}*|pens\p{L}*|reflexion\p{L}*|discut\p{L}*|convien\p{L}*|pregúnt\p{L}*|analiz\p{L}*|analic\p{L}*|ponder\p{L}*|votar?)`
const FEW = String.raw`(?: (?!quién|qué|cómo|dónde|cuál)[\p{L}]+){0,4}`
const REPORT_OR_CALL = String.raw`(?:${REPORTED}|${CALL}|${CALLED}|(?:report|denunci)\p{L}*)`
const LIES = String.raw`(?:corresponde|pertenece|recae|queda|toca|compete|es|son|está|depende|será)`
const SENIOR = String.raw`(?:(?:el |del |al |un |para el )?(?:personal|profesional) (?:clínico|con licencia|titulado|designado|capacitado|de planta|superior)|otra persona|otros)`
const SOMEBODY = `(?:${WHO}|${SENIOR})`
const PEOPLE_OR = String.raw`(?:${OTHERS}|persona designada|alguien(?: \p{L}+){0,4}|otra persona)`
const UNSURE = String.raw`(?:dudas?|dud(?:a|an|e|en|amos)|no (?:\p{L}+ )?(?:está|están|estoy|estamos|esté|estén|queda|quede) (?:\p{L}+ )?(?:segur[oa]s?|clar[oa]s?|cierto)|insegur[oa]s?|incert\p{L}*|sospecha)`
const HOLD = String.raw`(?:(?:mejor )?esper(?:e|en|a|ar|emos)(?!\p{L})|aguard\p{L}*|observ(?:e|en|a|ar)(?!\p{L})|dej(?:e|en|a|ar) (?:pasar|las cosas|que|el asunto|eso)|no (?:lo |la |se )?(?:llam|report|denunci|haga|hagan|diga|digan|actú|avis)\p{L}*(?! (?:a la |al |a su )?(?:familia|madre|padre|tutor))|no (?:debe|deben|hay que|conviene|hace falta) (?:llamar|reportar|actuar|avisar)|guard(?:e|en|a|ar) silencio|pause|haga una pausa|mant[eé]ng\p{L}* (?:el silencio|atent)|tóme\p{L}* su tiempo|vigil\p{L}*)`
/** What else the police or DCP&P are talked to about. */
const ABOUT_OTHERS = String.raw`(?:(?!llam|report|avis)\p{L}+ ){1,5}?hablan? con (?:la policía|dcp&p) sobre (?:(?:el |la |las |los )?(?:transporte|traslado|camas?|ropa|comida|visitas?)|dónde duerme la persona joven)(?=[.;,]|$)`

/** Sentences in which somebody decides, or only some people report. Each is let through when it's denied. */
export const DECIDES_ES: readonly DangerFamily[] = [
  {
    // Whoever it is, nobody decides about a report: staff make it, and the screener decides what comes of it.
    danger: 'notToReport',
    among: /report|denunci|llam|scr|911|policía|autoridades/u,
    says: patternsOf(
      String.raw`${STANDS}${CHOOSE}${FEW} (?:no|si|sobre|por|de|entre|cuándo|en contra de|acerca de|llamar|reportar)(?: (?:\p{L}+)){0,5} ?${REPORT_OR_CALL}`,
      String.raw`${STANDS}${CHOOSE} (?:o no )?${REPORT}`,
      String.raw`${STANDS}${WEIGH}${FEW} (?:no|si|sobre|en contra de)(?: \p{L}+){0,5} ${REPORT_OR_CALL}`,
      String.raw`${STANDS}(?:decisión|elección|opción|última palabra) (?:de|sobre|acerca de|en cuanto a|respecto a)(?: \p{L}+){0,3} ${REPORT_OR_CALL}[^.;,]{0,30} (?:${LIES}|debe|puede|la toma|se toma)(?!\p{L})`,
      String.raw`${STANDS}(?:${REPORT}|${REPORTING})(?: \p{L}+){0,2} (?:es|son|queda|será) (?:una |la |a |su )?(?:decisión|elección|opción|criterio)`,
      String.raw`${STANDS}(?:vale|valga|merece|merezca) la pena (?:llamar|reportar|un reporte|una llamada|hacer)`,
      String.raw`${STANDS}si (?:se |conviene |hay que |debe )*${REPORT}[^.;,]* (?:lo |la |le )(?:decid|determin|valor|evalú|acuerd|acord|corresponde|toca)`,
    ),
    unless:
      /(?:persona que evalúa|scr)(?! l[oa] (?:decid|determin|valor))[^.;]{0,30}(?:decid|determin|evalúa)|(?:decid|determin)\p{L}* (?:la persona que evalúa|el scr)/u,
  },
  {
    // In doubt, staff call SCR. They don't wait and see.
    danger: 'notToReport',
    among: /./u,
    whole: true,
    says: patternsOf(
      String.raw`(?<!\p{L})${UNSURE}[^.;?]{0,40}[,?:] ?(?:es (?:mejor|aconsejable|conveniente) |primero |mejor )?${STAFF}${HOLD}`,
      String.raw`(?<!\p{L})(?:situaci[oó]n|situaciones|casos?) (?:\p{L}+ ){0,3}(?:clar[oa]s?|dudos[oa]s?|ambigu[oa]s?|confus[oa]s?)[^.;]{0,20}, [^.;]{0,30}${HOLD}`,
      String.raw`${STANDS}(?:esper|observ|aguard)\p{L}*[^.;,]{0,20} (?:si|cuando|mientras) [^.;,]{0,30}${UNSURE}`,
      String.raw`(?<!(?:quien|quienes|si|usted|que|cuando|aunque) )(?<!\p{L})(?:no|nunca) (?:lo )?(?:llame|llamen|reporte|reporten|denuncie|denuncien)(?: (?:todavía|aún|ahora|a nadie|nada))?(?=[.,;]|$)`,
    ),
    unless: /(?:pid\p{L}*|pidió|quier\p{L}*) que no/u,
  },
  {
    // SCR takes every report, and isn't only for caregivers.
    danger: 'notToReport',
    among: /scr|report/u,
    says: patternsOf(
      String.raw`(?:scr|reportes?(?: al scr)?) (?:es|son|recibe|atiende|acepta|toma|maneja|sirve|existe|se ocupa|se encarga|trata|cubre|interesa)(?!\p{L})[^.;,:]{0,30}(?<!no )(?<!\p{L})(?:solo|sólo|solamente|únicamente|exclusivamente|nada más)(?!\p{L})`,
      String.raw`scr (?:solo|sólo|solamente|únicamente) `,
      String.raw`${STANDS}(?:al scr (?:\p{L}+ ){0,2}llama|scr (?:atiende|contesta|está abierto|está disponible))\p{L}*[^.;,]{0,12} (?:de lunes a viernes|entre semana|en horario|en días hábiles|de día(?! y de noche))(?!\p{L})`,
      String.raw`(?<!no )(?<!\p{L})(?:solo|sólo|solamente|únicamente) (?:\p{L}+ ){0,3}(?:van|va|se llevan|llegan|corresponden|son) (?:\p{L}+ )?(?:al|para el|del) scr`,
      String.raw`(?<!(?:si|cuando|aunque) (?:el |al )?)scr (?:\p{L}+ )?no (?:le |se )?(?:interesa|es el lugar|es la línea|es lo adecuado|quiere|va a|hace caso)`,
    ),
  },
  {
    danger: 'notToReport',
    among: /scr/u,
    says: patternsOf(
      String.raw`scr (?:es|recibe|atiende|acepta|toma|maneja|sirve|existe|se ocupa|se encarga|trata|cubre|investiga)(?!\p{L})[^.;,:]{0,30}(?:cuidador|padres|madres|tutor|familia|parient|a cargo del cuidado)`,
    ),
    unless: /(también|cualquier|no solo|quien sea|otras personas|o no(?!\p{L}))/u,
  },
  {
    // Anyone reports, and nobody does it in place of staff.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!(?:no|es|la única|el único|son) )(?<!\p{L})(?:solo|sólo|solamente|únicamente) (?!${ABOUT_OTHERS})(?:el |la |los |las |un |una |quien |quienes )?(?:\p{L}+ ){1,5}?(?:${REPORT}|(?:habl|trat|comunic)\p{L}* ${TO_CALLED})`,
      String.raw`${STANDS}(?:los |las |el |la )?(?:${REPORTING}|${REPORT}|(?:responsabilidad|tarea|función|deber|obligación) de (?:reportar|denunciar|llamar|los reportes|hacer))(?: \p{L}+){0,2} (?:es|son|le toca|le tocan|les toca|corresponde|corresponden|compete|recae|queda|está)n? (?:\p{L}+ ){0,2}?(?:a|al|en|de|del|para|cosa de|asunto de|a cargo de|en manos de)? ?${SOMEBODY}`,
      String.raw`(?<!(?:quien|que|si|cuando) )(?<!\p{L})(?:voluntariado|voluntari[oa]s|practicantes?|personal|empleados?|conductores|maestr[oa]s|usted|ustedes)(?: \p{L}+)? no (?:debe |deben |puede |pueden )?(?:reporta|reportan|reportar|denuncia|denuncian|denunciar|(?:habl|trat|comunic|convers)\p{L}* ${TO_CALLED}|(?:llam)\p{L}* ${TO_CALLED})(?!\p{L})`,
      String.raw`, (?:y )?no (?:el |los |las |la )?(?:personal|empleados?|voluntariado|voluntari[oa]s|usted|ustedes|equipo|demás)(?!\p{L})`,
      String.raw`${STANDS}(?:${PEOPLE_OR}) (?:se encarg|se ocup|tramit|gestion|har|hac|present)\p{L}* (?:\p{L}+ ){0,2}(?:reportes?|llamadas?|denuncias?)`,
      String.raw`${STANDS}deje(?:n|mos)? que ${WHO} (?:\p{L}+ )?${REPORT}`,
      String.raw`${STANDS}oficina (?:\p{L}+ ){0,3}(?:present|hac|tramit|gestion)\p{L}* (?:\p{L}+ )?(?:reportes?|llamadas?|denuncias?)`,
      String.raw`${STANDS}${PEOPLE} (?:revis|lee|corrig)\p{L}* (?:cada|todos los|todo|cualquier|el|los) (?:reporte|denuncia)s? antes`,
      String.raw`${STANDS}${OTHERS},? (?:que|quien|la cual|el cual) (?:luego |después |a su vez |entonces )?(?:${REPORT}|decide)`,
      String.raw`(?:dirección|director|directora|gerente|gerencia|supervisora?|coordinadora?|encargad[oa]|responsable|enlace|jef[ea]|oficina|comité|equipo|persona|contacto|representante) (?:del|de) scr(?!\p{L})`,
    ),
    unless: /(usted mism|con usted|junto con|o usted|confirme|asegúrese|no solo el personal)/u,
  },
]
