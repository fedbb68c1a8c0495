import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { CALLED, CALLING, FAMILY, OTHERS, REPORT, REPORTED, STANDS, YOUTH } from './reporting-es.ts'

const ANY = /./u
const CASES = '(?:casos?|asuntos?|inquietudes|preocupaciones|revelaciones|situaciones|reportes?|esto|eso)'
const HEARSAY =
  '(?:de oídas|rumores|rumor|sospechas?|corazonadas?|chismes?|suposiciones|sin confirmar|segunda mano|presentimientos?)'
const BEFORE_ACTING = String.raw`antes de (?:que )?(?:levantar el teléfono|marcar|llamar|llame|actuar|actúe|hacer (?:la llamada|el reporte|nada|algo)|reportar|reporte|cualquier)`
const OUTSIDE = String.raw`(?:extern[oa]s?|fuera de la (?:agencia|organización)|agencia del estado|terceros)(?!\p{L})`
const GATE = String.raw`(?:revis\p{L}*|autoriz\p{L}*|aprob\p{L}*|dirección|directora?|legal|abogad[oa]|comprobad[oa]s?|permiso|firm\p{L}*|por escrito|solo|únicamente)`

/** Ways around a report, as a lawyer, a tired director or a worried clinician would write them. */
export const EVADES_ES: readonly DangerFamily[] = [
  {
    // No duty: "nada en esta política obliga a reportar".
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?<!\p{L})(?:no|nada|ningún|ninguna|ni|sin)(?!\p{L})(?! esper)[^.;,]{0,45}(?:deber(?!\p{L})|deberes|obligaci|obliga|exige|requiere|mandato|se espera)\p{L}*[^.;,]{0,40}(?:${REPORTED}|${CALLED}|report|comunicarse)`,
      String.raw`(?<!\p{L})no (?:es |son |hay )?(?:basta|bastan|suficientes?|motivo|razón|fundamento)[^.;]{0,25}(?:report|llam|denunci)`,
      String.raw`${HEARSAY}[^.;]{0,40}(?<!\p{L})(?:no|nunca|insuficiente)(?!\p{L})|(?<!\p{L})(?:no|nunca)(?!\p{L})[^.;]{0,40}${HEARSAY}`,
      String.raw`(?:sobra|sobran|redundante|inútil|de más|contraproducente|un simple trámite|exagerado)(?!\p{L})`,
      String.raw`(?:seguro que|seguramente|probablemente|quizás?|de seguro) [^.;,]{0,30}(?:report|llam|denunci)\p{L}*`,
      String.raw`decid\p{L}* (?:qué|cuáles) (?:${CASES} )?(?:se |hay que |debe)[^.;]{0,15}(?:report|denunci)`,
      String.raw`reportes?[^.;]{0,30}sin (?:\p{L}+ ){0,2}(?:conocimiento|aviso|avisar|consultar|informar)`,
    ),
    unless:
      /(permiso|autorización|aprobación|consentimiento|pruebas?|est(?:é|ar|én|á|án) segur[oa]s?|buena fe|de todos modos|bastan? con avisar)/u,
  },
  {
    // SCR is called seldom, and with care.
    danger: 'notToReport',
    among: /report|denunci|scr|policía|911|marcar|llam/u,
    says: patternsOf(
      String.raw`${STANDS}(?:sentido común|con moderación|rara vez|raras veces|poc[oa]s(?=[.;,]|$)|con (?:cautela|prudencia|mesura)|vaya con cuidado|lo menos posible|al mínimo|paso (?:muy )?(?:grande|serio)|medida (?:extrema|drástica)|zona gris|últim[oa] (?:opción|paso|medida)|ya no (?:se nos|nos) ocurre)`,
      String.raw`(?:de verdad|realmente|en verdad|verdaderamente) (?:es |hay que |se debe |hace falta |debe )?(?:maltrato|abuso|report|necesario|un reporte)`,
      String.raw`(?:asegúrese|asegúrense) (?:bien )?de (?:que |tener |estar )?(?:razón|segur|es verdad|sea|haya)`,
      String.raw`pregúntese si`,
      String.raw`(?:report\p{L}*|scr)[^.;,]{0,20} (?:no (?:está|queda|es) (?:tan )?claro|(?:es|está|resulta) (?:\p{L}+ )?(?:complicado|delicado|difícil))`,
      String.raw`(?:scr|policía) (?:solo|únicamente)(?!\p{L})`,
      String.raw`${STANDS}(?:guard|reserv)\p{L}* (?:el |al )scr`,
      String.raw`${STANDS}(?:en vez de|en lugar de|alternativas? al?|sustituy\p{L}*|sustituir|reemplazar) (?:al? |el |un )*(?:report|scr|denunci|llam)`,
      String.raw`(?<!\p{L})(?:no|nadie) (?:quer|quier)\p{L}*(?!\p{L})(?! decir)[^.;,]{0,25}(?:scr|policía|reporte)`,
      String.raw`(?<!\p{L})(?:si|cuando) (?:la |el |su )?${YOUTH} no (?:coopera|colabora|responde|cumple)`,
      String.raw`(?:si|cuando|como) (?:así )?(?:lo )?(?:estim|juzg|crey|consider)\p{L}*`,
    ),
    unless:
      /(de todos modos|de todas formas|igualmente)|, (dígale|explíquele|dígales|explíqueles) que (usted )?(debe|tiene que|está obligado a) (hacerlo|reportar|llamar al scr)(?=[.;]|$)/u,
  },
  {
    danger: 'notToReport',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`(?:sospecha|indicio|duda|rumor|intuición|preocupación|señal)e?s?[^.;,]{0,15} no (?:basta|bastan|es suficiente|son suficientes|alcanza|es motivo|es razón)`,
      String.raw`(?<!\p{L})no (?:basta|alcanza|es suficiente) (?:con )?(?:una |la |tener |una simple )*(?:sospecha|duda|indicio|rumor|intuición)`,
    ),
  },
  {
    // It stays here, and somebody else sees to it.
    danger: 'notToReport',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}${CASES}(?: \p{L}+){0,3} (?:se )?(?:qued\p{L}*|permanec\p{L}*) (?:en|con|entre|dentro) (?:el |la |los )?(?:familia|programa|equipo|nosotr[oa]s|centro|casa|agencia|terapia|organización)`,
      String.raw`${STANDS}(?:lo (?:miro|veo|reviso|leo) (?:el|mañana|luego|después)|(?:díga|trái|tráiga|déje|páse|avíse|cuénte)(?:melo|noslo|me (?:a mí|primero)|nos (?:a nosotr|primero)))|${STANDS}(?:dejarnos|dejarme|dejármel[oa]|dejárnosl[oa])`,
      String.raw`(?<!\p{L})(?:yo|nosotr[oa]s) (?:me|nos) (?:encarg|ocup)\p{L}*|(?<!ahora )(?<!\p{L})me encargo(?!\p{L})(?! yo)`,
      String.raw`segunda opinión|téngal[oa] (?:pendiente|en espera)|(?:primer[oa]|antes que nadie) (?:en|a) (?:saber|enterar)|(?:el mío|la mía|mi trabajo|nuestro trabajo) es (?:llamar|reportar)`,
      String.raw`${STANDS}(?:se encargará|se ocupará|lo atenderá|lo resolverá|lo manejará)(?!\p{L})(?! del? (?:transporte|comida|cena|ropa))`,
      String.raw`${STANDS}trát\p{L}* como (?:un |una )?(?:problema|asunto|tema|cuestión|falta)`,
      String.raw`${STANDS}(?:déj(?:elo|enlo|ela)(?=[.;,]|$)|dejarlo (?:así|ahí|pasar)|ciérr\p{L}* el caso|cerrar el caso|no insista)`,
      String.raw`${STANDS}(?:reten|reteng|retien)\p{L}* (?:el |la |los |las )?(?:reporte|revelaci|caso|informaci|inquietud)\p{L}*`,
      String.raw`${STANDS}(?<!(?:reglas|tareas|preguntas)(?: \p{L}+){0,3} )(?:puede|pueden) esperar (?:a|hasta)(?!\p{L})`,
      String.raw`${STANDS}${GATE}[^.;]{0,60}(?:comunicaci|reporte|informaci|divulg)\p{L}* (?:\p{L}+ )?${OUTSIDE}|${STANDS}${OUTSIDE}[^.;]{0,40}${GATE}`,
      String.raw`${STANDS}(?:solo|únicamente) (?:las |los )?${CASES}[^.;]{0,30} (?:salen|sale|se comparten) (?:de|fuera)`,
      String.raw`(?:si|cuándo|cuando|antes de que) (?:una |la |esta )?revelaci\p{L}* (?:sale|salga|se comparte)`,
      String.raw`(?<!\p{L})(?:no hace|no hacen|sin hacer) nada más`,
      String.raw`${STANDS}basta con (?:dejar constancia|anotarl|ponerl|documentar)`,
    ),
    unless: /(y|luego) (llame|reporte) al scr|con usted|llame (también |usted )?al scr|no basta/u,
  },
  {
    // Someone has to be found, asked or heard before the call.
    danger: 'permission',
    among: ANY,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:llam|avis|inform|notifi|contact)\p{L}* (?:\p{L}+ ){0,2}?(?:a la |al |a los |a su )${FAMILY} antes que a (?:nadie|cualquier|todos)`,
      String.raw`${STANDS}(?:veng|búsqu|busqu|habl|háb|pregunt|pid|consult|escuch|llám|avís|comente|revis|explor)\p{L}*[^.;]{0,60}(?:verme|mí|nosotr[oa]s|conmigo|${OTHERS}|${FAMILY}|supervisión|persona joven)[^.;]{0,40} ${BEFORE_ACTING}`,
      String.raw`(?:veng|búsqu|habl|avís|llám)\p{L}* [^.;]{0,15}(?:verme|conmigo|me)(?!\p{L})[^.;]{0,10} ${BEFORE_ACTING}`,
      String.raw`(?:hasta que|antes de que) (?:yo |nosotros )(?!\s*$)|(?:hasta que|antes de que) (?:tengamos|sepamos|hablemos|lo hablemos|nos reunamos|lo veamos|decidamos|hayamos|estemos)`,
      String.raw`${STANDS}(?:háblel|coméntel|discútal|piénsel|convérsel)\p{L}*[^.;]{0,60}(?:report|llam|scr|maltrato)`,
      String.raw`${STANDS}(?:dé|den|dar|déle|dele|darle|ofrézc\p{L}*)[^.;]{0,20}(?:a la |al |a los |a su )${FAMILY}[^.;]{0,15}(?:día|días|tiempo|semana|oportunidad|horas|plazo)(?!\p{L})`,
      String.raw`${STANDS}(?:dé|den|dar|déle|dele|darle) (?:un |una |más |la |algo de )?(?:día|días|tiempo|semana|oportunidad|horas|plazo) (?:a la |al |a los |a su )${FAMILY}`,
      String.raw`${STANDS}(?:anim|pid|dej|apoy|invit|ayud)\p{L}* (?:que )?(?:a )?(?:la |el |al )?(?:${FAMILY}|${YOUTH})[^.;]{0,25}(?:llam|report|cuent)\p{L}*[^.;]{0,30}(?:misma|mismo|por su cuenta|list[oa]|cuando|primero)`,
      String.raw`(?:famili\p{L}*|madre|padre|tutora?) (?:misma|mismo) (?:llam|report|cuent|avis)`,
      String.raw`(?<!\p{L})primero (?:escuch|oig|habl)\p{L}* (?:a|con) (?:todas|ambas|las|la otra)`,
    ),
    unless: /(?<!\p{L})(no|nunca|nadie) (habl|llam|avis|pregunt|consult|esper|pid)|haya llamado al scr/u,
  },
  {
    // The pace, the wishes and the trust of a youth decide about a report.
    danger: 'permission',
    among: CALLING,
    whole: true,
    says: patternsOf(
      String.raw`${STANDS}(?:respet|honr|prioric|prioriz|sig|dé mucho peso|dar peso|tom)\p{L}*[^.;:]{0,25}(?:ritmo|deseos|autonomía|preferencias|lo que quier|voluntad)`,
      String.raw`${STANDS}(?:autonomía|ritmo|deseos|criterio|alianza|vínculo)(?: \p{L}+){0,5} (?:va|van|es|está|decide|guía|determina|manda|viene) ?(?:primero|lo primero|si|cuándo|antes)?`,
      String.raw`(?:cuando|una vez que|hasta que|si) (?:la persona joven )?se (?:sienta|siente|sintiera) (?:\p{L}+ )?(?:escuchad|list|cómod|segur|a salvo|apoyad|preparad)\p{L}*`,
      String.raw`${STANDS}(?:busc|explor|consider|prueb)\p{L}* (?:\p{L}+ )?(?:alternativas|otras opciones|otras vías|otros caminos|la reducción de daños)`,
      String.raw`(?:si|cuando) (?:el |la )?(?:${REPORT}|reporte|llamada) (?:\p{L}+ )?(?:romp|dañ|afect|perjudic)\p{L}*`,
      String.raw`${STANDS}dudas (?:de|sobre|acerca de) (?:reportar|el reporte|llamar)[^.;]*antes de`,
    ),
    unless: /(de todos modos|de todas formas|igualmente)|llame al scr y expl/u,
  },
  {
    danger: 'notToReport',
    among: CALLING,
    says: patternsOf(
      String.raw`(?:decisión|elección) (?:propia )?de la persona joven`,
      String.raw`(?:criterio|juicio) (?:clínico|profesional)|discreción profesional`,
      String.raw`(?:última palabra|decisión final)`,
    ),
    unless: /(?<!\p{L})(no|nunca) (es|depende)/u,
  },
  {
    // No report, or not at this time: in any voice, and whatever the reason.
    danger: 'notToReport',
    among: /report|denunci|scr|llam|csoc|línea/u,
    says: patternsOf(
      String.raw`(?<!(?:pid|pidió|ruega|quier|obligación|deber|derecho)\p{L}* )(?<!\p{L})(?:es|sea|sería|resulta|fuera) (?:\p{L}+ ){1,2}no (?:reportar|denunciar|llamar ${CALLED}|llamar al scr)`,
      String.raw`(?<!\p{L})(?:ningún|ninguna) (?:reporte|denuncia)(?!\p{L})(?! (?:al scr )?(?:es demasiado|necesita|requiere|sobra))`,
      String.raw`(?<!\p{L})no (?:se )?(?:necesita|presenta|hace falta|requiere|llamara|llamaran|llamase) (?:un |el |ningún )?(?:reporte|denuncia|al scr)`,
      String.raw`(?<!\p{L})(?:llam|report|denunci|avis|marqu)\p{L}* (?:solo|sólo|únicamente) (?:si|cuando|después|en)`,
      String.raw`scr[^.;]{0,15} solo (?:después|si|cuando)`,
      String.raw`${STANDS}(?:report\p{L}*|scr)(?!\p{L})[^.;]{0,40}(?:plazo que|plazo fij|calendario|cada semana|semanal|cada mes|mensual)`,
      String.raw`(?<!(?:si|cuando|aunque) (?:el )?)scr (?:nunca|rara vez|casi nunca|no (?:hace|ayuda|sirve|viene|actúa|responde))`,
      String.raw`no vale la pena`,
      String.raw`${STANDS}(?:línea|csoc)[^.;]{0,30} (?:cubre|basta|cuenta como|reemplaza|le dirá si|decide si|vale como)`,
      String.raw`${STANDS}(?:prueb|llam|empiec|acud)\p{L}* (?:primero )?(?:con |a |por )?(?:la |el )?(?:csoc|línea)[^.;]{0,30}(?:primero|antes que al scr|antes del scr)|prueb\p{L}* primero con`,
      String.raw`pregunt\p{L}* a (?:la |el |su )?(?:persona designada|${OTHERS})[^.;]{0,15} si [^.;]{0,40}(?:scr|report)`,
      String.raw`(?<!\p{L})(?:quien|la persona) [^.;]{0,40} (?:decide|resuelve|determina) (?:lo del|sobre el|sobre los)`,
      String.raw`lo del scr`,
      String.raw`reportes?[^.;,]{0,20} (?:es|son) (?:optativ|facultativ|opcional|voluntari)`,
      String.raw`${STANDS}(?:report\p{L}*|scr)[^.;,]{0,25} demasiado (?:pronto|rápido|a menudo|temprano)`,
      String.raw`(?<!\p{L})si (?:llamáramos|reportáramos|llamásemos)|(?:escándalo|drama|alboroto)`,
      String.raw`(?<!\p{L})(?:cumplió|cumplieron|ha cumplido) con (?:todo|su|la|lo)`,
      String.raw`(?:compar|sopes|ponder)\p{L}* [^.;]{0,25}(?:reporte|reportar)`,
      String.raw`(?:debe|tiene que|ha de) llevar [^.;]{0,20}firma`,
      String.raw`(?:cuando|si) (?:la |el )?${OTHERS} (?:lo |la |así lo )?(?:orden|indi|dispon|mand|autori|pid)\p{L}*`,
      String.raw`${STANDS}mañana (?:hablamos|vemos|lo vemos|decidimos)`,
    ),
    unless: /(decide la persona que evalúa|nunca es demasiado|de todos modos)/u,
  },
  {
    danger: 'permission',
    among: ANY,
    says: patternsOf(
      String.raw`${STANDS}esper\p{L}* [^.;]{0,30}(?:evaluación|revisión|decisión|opinión|investigación|reunión|resultado|dictamen)`,
      String.raw`extern[oa][^.;]{0,40}después [^.;]{0,30}intern[oa]`,
    ),
  },
]
