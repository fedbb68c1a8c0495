import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, REPORT, REPORTED, REPORTING, STANDS, TO_CALLED } from './reporting-es.ts'

const ABOUT = /(?:report|denunci|llam|avis|cuent|inform|notific|contact|scr|911|policía|nota|sabe)/u
const TELLING = String.raw`(?:avis|inform|cont|dec|notific|comunic|habl|llam|una nota|nota|un correo|un mensaje)\p{L}*`
const A_REPORT = String.raw`(?:(?:un|el|cada|cualquier) reporte(?: al scr)?|los reportes|(?:una|la) (?:denuncia|llamada)(?: ${TO_CALLED})?|reportar(?: al scr)?|denunciar|llamar ${TO_CALLED}|involucrar ${TO_CALLED})`
const ALWAYS =
  '(?:siempre|todos?|todas?|cada|automáticamente|necesariamente|forzosamente|de forma automática|por regla general|en todos los casos)'
const APPROPRIATE = String.raw`(?:corresponda|corresponde|convenga|conviene|proceda|procede|haga falta|hace falta|sea necesario|es necesario|sea posible|sea pertinente|lo amerite|se amerite|lo requiera|se requiera|sea apropiado|sea adecuado|se justifique|lo vea|lo crea|pueda)`
const NORMALLY =
  '(?:normalmente|generalmente|por lo general|usualmente|habitualmente|en general|en principio|por regla general|a veces|idealmente|de preferencia|preferiblemente|en la mayoría de los casos|casi siempre|rara vez|de vez en cuando|procure|procuren|procura|trate de|traten de)'
const ADVISED =
  '(?:aconsejable|recomendable|conveniente|preferible|deseable|buena práctica|buena idea|opcional|bienvenido|un detalle)'
const BOND = '(?:relación|confianza|vínculo|confidencialidad|reputación|terapia|privacidad|secreto profesional|alianza)'
const SPOILS = String.raw`(?:destru|dañ|perjudic|lastim|romp|traicion|arruin|afect|molest|asust|retraumatiz|perd|pierd|aleja|más daño|empeor|cost(?:ar|e)|dividi|separ)\p{L}*`

/** A report becomes something less than a duty of everybody, at once. */
export const LESSENS_ES: readonly DangerFamily[] = [
  {
    // Telling somebody at work isn't a report to SCR, and a report by one person isn't everybody's.
    danger: 'notToReport',
    among: ABOUT,
    says: patternsOf(
      String.raw`${STANDS}${TELLING}[^.;,]{0,45} (?:(?:es|será|resulta) (?:suficiente|bastante|todo)|basta|bastará|alcanza)(?!\p{L})`,
      String.raw`${STANDS}(?:equival\p{L}*|cuenta como|vale como|vale por|sirve como|sirve de|es lo mismo que|es igual que|constituy\p{L}*|se considera|hace las veces de) (?:a |un |el |de )*(?:\p{L}+ )?(?:report|denunci|llamada)`,
      String.raw`${STANDS}(?:con|al|tras) (?:avisar|informar|decir\p{L}*|contar\p{L}*)[^.;]{0,40} (?:ya )?(?:reportó|reportaron|cumplió|cumplieron|ha reportado|se ha reportado)`,
      String.raw`(?:eso|esto) es todo lo que|es todo lo que (?:debe|deben|tiene|tienen|hay|hace falta)`,
      String.raw`(?<!\p{L})ya (?:llamó|reportó|avisó|informó|se reportó|hizo)[^.;]*(?<!\p{L})(?:no|omita|basta|suficiente)(?!\p{L})`,
      String.raw`(?:basta|suficiente|alcanza)(?: con)? (?:un|una|un solo|una sola) (?:reporte|llamada)|(?:un|una)(?: solo| sola)? (?:reporte|llamada)[^.;]{0,25} (?:basta|es suficiente|alcanza)|(?:reportes|llamadas) duplicad[oa]s`,
      String.raw`${STANDS}(?:supong\p{L}*|suponer|confi(?:ar|e|en|a) en que|confí(?:e|en|a|an) en que|cuente con que|dé por hecho que|asum\p{L}*)[^.;]{0,40} (?:report|llam|denunci)\p{L}*`,
    ),
  },
  {
    // Every concern is reported, by everybody.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\p{L})no ${ALWAYS}(?!\p{L})[^.;,]{0,45}(?:report|denunci|scr|llam)`,
      String.raw`(?:report\p{L}*|denunci\p{L}*|scr|llamadas?)(?!\p{L})[^.;,]{0,25} no ${ALWAYS}(?!\p{L})`,
      String.raw`(?<!\p{L})(?:no|nunca|tampoco) (?:\p{L}+ )?(?:necesit|requier|amerit|merec|justific|exig|precis)\p{L}*(?: (?:un|una|el|la|de|ningún|ninguna|llamar|hacer|al))*(?: \p{L}+)? (?:reportes?|denuncias?|llamadas?|reportar\p{L}*|scr|policía)(?!\p{L})`,
      String.raw`${STANDS}${NORMALLY}(?!\p{L}),? (?:\p{L}+ ){0,3}?${REPORT}`,
      String.raw`${STANDS}(?:report\p{L}*|scr)(?!\p{L})[^.;]{0,40} (?:(?:cuando|si|donde|según|como|siempre que) (?:así )?${APPROPRIATE}(?!\p{L})|en la mayoría de los casos|en principio|por regla general|caso por caso|en casos graves)`,
      String.raw`(?:obligación|deber|requisito|regla)(?: de reportar)? no (?:se aplica|aplica|rige|vale|existe|alcanza|cubre|incluye|es absolut)`,
      String.raw`${STANDS}(?:exent\p{L}*|exim\p{L}*|excus\p{L}*|exceptuad\p{L}*|excluid\p{L}*|dispens\p{L}*)[^.;]{0,30}(?:report|denunci|scr)`,
      String.raw`${STANDS}${REPORTED}[^.;]{0,40}[ ,](?:a menos que|(?<! a )salvo(?: que| si| cuando| en)?|excepto|con excepción|a no ser que)(?!\p{L})`,
      String.raw`${STANDS}(?:umbral|alcanza el nivel|llega al nivel|cumple (?:con )?los (?:criterios|requisitos))`,
      String.raw`${STANDS}(?:se (?:sugiere|recomienda|aconseja|agradece|invita a|anima a|prefiere|procura)|(?:es|sería|resulta) (?:\p{L}+ )?${ADVISED})[^.;]{0,40}(?:${REPORT}|${REPORTING})`,
      String.raw`${STANDS}${A_REPORT}(?: \p{L}+){0,2} (?:es|sería|resulta) (?:\p{L}+ )?${ADVISED}`,
      String.raw`(?:preferimos|recomendamos|sugerimos|aconsejamos|esperamos|animamos)[^.;]{0,40}(?:${REPORTED})`,
      String.raw`${STANDS}(?:reserv\p{L}*) (?:los reportes|las llamadas|el scr|al scr)`,
      String.raw`${STANDS}(?:fuera|más allá) (?:del alcance|de su función|de sus funciones)`,
    ),
    unless: /llame al scr de todos modos|(?<!\p{L})no (se )?(recomienda|sugiere)/u,
  },
  {
    // A report protects a youth. It isn't weighed against trust, a family or money.
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\p{L})no (?:se |debe |hay que |conviene )*(?:apresur|apur|precipit|prisa|alarm|sienta presionad|sienta obligad|se sientan? obligad)\p{L}*`,
      String.raw`(?<!\p{L})(?:no hay|sin) (?:\p{L}+ )?(?:prisa|apuro|urgencia)(?!\p{L})|(?:cautela|prudencia|reserva|cuidado) (?:al|antes de|en|con) (?:los |el |las )?(?:${REPORTED}|reportar|llamar)`,
      String.raw`${STANDS}(?:reportes?|llamadas?|denuncias?)(?: ${TO_CALLED})? (?:\p{L}+ )?(?:innecesari|precipitad|apresurad|prematur|exagerad|infundad|excesiv|sin fundamento)\p{L}*|${STANDS}(?:falsas? alarmas?|exceso de reportes|demasiados reportes)`,
      String.raw`${STANDS}${A_REPORT} (?:\p{L}+ )?(?:puede|pueden|podría|podrían|suele|suelen|va a|tiende a|arriesga) (?!no )(?:\p{L}+ ){0,2}?${SPOILS}`,
      String.raw`${STANDS}${A_REPORT} (?:destruye|daña|perjudica|lastima|rompe|traiciona|arruina|afecta|retraumatiza)`,
      String.raw`${STANDS}${BOND}(?!\p{L})[^.;]{0,40} (?:va antes|van antes|está (?:por encima|antes|primero)|viene (?:antes|primero)|tiene prioridad|importa más|pesa más|vale más|es más importante|prevalece)`,
      String.raw`${STANDS}(?:pien[sc]\p{L}*|consider\p{L}*|tenga en cuenta|tengan en cuenta|recuerd\p{L}*|tenga presente|sea consciente)[^.;]{0,40}(?:reporte|reportar|scr|policía|llamada)[^.;]{0,20} (?:haría|hace|afect|perjudic|cost|dañ|significa|puede)`,
      String.raw`${STANDS}(?:efectos?|impacto|consecuencias|costos?|carga|estigma) de (?:un |el |los )?(?:reporte|reportar|llamar)`,
      String.raw`${STANDS}(?:en (?:estricta )?confidencia|secreto profesional)`,
    ),
    unless: /buena fe/u,
  },
  {
    // Now, and not when there's time.
    danger: 'delay',
    among: /report|denunci|scr|policía|911/u,
    says: patternsOf(
      String.raw`${STANDS}${REPORTED}[^.;]{0,40} (?:en un (?:plazo|tiempo) (?:razonable|prudente|prudencial|adecuado)|a su debido tiempo|oportunamente|tarde o temprano|eventualmente|(?<!justo )después(?=[.;]|$)|cuando (?:tenga|tengan|haya|encuentre|se pueda|pueda|puedan)(?!\p{L})|en (?:horario|horas|días) (?:de oficina|laboral|laborable|hábil|de trabajo)\p{L}*|(?:después|pasad[oa]) (?:del |de )?(?:el )?(?:fin de semana|feriado|vacaciones)|la semana|el (?:lunes|martes|miércoles|jueves|viernes)|en un momento (?:oportuno|adecuado))`,
      String.raw`${STANDS}(?:consúlt\p{L}* con la almohada|consult\p{L}* con la almohada|dej\p{L}* pasar|observ\p{L}*|vigil\p{L}*|dé\p{L}* tiempo|tóm\p{L}* su tiempo|tóm\p{L}* un|reflexion\p{L}*|piénsel\p{L}*)[^.;]{0,50}(?:antes de|luego|después|y)(?!\p{L})[^.;]{0,25}(?:${REPORTED})`,
    ),
  },
  {
    // What one sentence says, the next takes back.
    danger: 'notToReport',
    among: CALLING,
    across: true,
    says: patternsOf(
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:por favor |pero |mejor |todavía |aún )?(?:no|nunca|no lo (?:haga|hagan)|no lo haga(?:n)? todavía|todavía no|aún no|espere|esperen|no hace falta|absténgase|resista)(?: hacerlo| todavía| más| ahora)?[.;!]?$`,
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:pero )?(?:eso |esto |hacerlo )?(?:es|sería|puede ser|resulta) (?:\p{L}+ )?(?:innecesari|prematur|demasiado pronto|opcional|el último recurso|un último recurso|exagerad|imprudente)`,
      String.raw`(?:${REPORTED}|${CALLED})[^.?!;]*[.;!] (?:pero )?(?:para|con|en) (?:los demás|las demás|otras?|otros?|cualquier|todo lo demás|lo demás)[^.;]*(?<!\p{L})no[.;]?$`,
      String.raw`^¿(?:(?!necesit|permiso|prueba|esper|segur|primero|culp|problema|pregunt|sol[oa]|hace falta)[^?])*(?:${REPORTED}|${CALLED})(?:(?!permiso|prueba|primero|segur|esper)[^?])*\? (?:no|nunca|todavía no|aún no|depende|solo|rara vez)(?!\p{L})`,
      String.raw`(?<!\p{L})espere[n]?[.;!] (?:luego|después|más tarde)[^.;]*(?:${REPORTED})`,
    ),
  },
]
