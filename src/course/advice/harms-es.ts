import type { DangerFamily } from '../safe-wording-shape.ts'
import { patternsOf } from './patterns.ts'
import { PEOPLE } from './reporting-es.ts'

const END = String.raw`(?!\p{L})`
/** Whoever may look into it: what they do isn't advice to staff. */
const OFFICIAL = String.raw`(?:policía|policías|agentes?|detectives?|investigador(?:a|es)?|fiscalía|fiscal|scr|personal especializado|especialistas?|centro de defensa(?: de menores)?|entrevistador(?:a|es|as)?(?: forense| capacitad[oa]| especializad[oa])?s?|ncmec|fbi|juez|jueza|tribunal|enfermer[oa]|médic[oa]|hospital)${END}`
const YOUNG = String.raw`(?:personas? jóvenes|persona joven|joven|jóvenes|menor(?:es)?(?: de edad)?|víctimas?|adolescentes?|estudiantes?|muchach[oa]s?|niñ[oa]s?|residentes?|sobrevivientes?)${END}`
const A_YOUTH = String.raw`(?:al?|a la|a los|a las|a un|a una|a cada) (?:otr[oa]s? )?${YOUNG}`
const OF_A_YOUTH = String.raw`(?:del?|de la|de los|de las|de un|de una|de cada) ${YOUNG}`

const DENIES = String.raw`(?<!\p{L})(?:no|nunca|jamás|nadie|ningún|ninguna|tampoco|ni|sin|evit\p{L}*|en (?:lugar|vez) de)${END}(?! (?:(?:se |lo |la )?(?:olvid|dud|tem|esper|preocup)|deje de|solo))`
const HARMS =
  '(?:mir|abr|ve[ar]|guard|conserv|copi|descarg|reenv|imprim|env|mand|compart|muestr|fotograf|tome|haga|promet|pregunt|pid|entrevist|interrog|cuestion|presion|enfrent|confront|advi|sig|reún|persig|habl|contact|revis|registr|lea|borr)'

/** Not denied, also at the start of a list ("nunca copie, reenvíe ni imprima"), and not what somebody else does. */
const BY_STAFF = [
  String.raw`(?<!${DENIES}(?:(?! y | pero | luego )[^.;,:]){0,60})`,
  String.raw`(?<!${DENIES} (?:\p{L}+ ){0,3}${HARMS}\p{L}*(?:(?! pero | sino )[^.;:]){0,80}(?: (?:o|ni|y) |(?=[^.;:]* (?:o|ni) )))`,
  String.raw`(?<!(?<!\p{L})${OFFICIAL} (?:(?!y |o )\p{L}+ ){0,3})`,
  String.raw`(?<!(?<!\p{L})(?:capacitación|capacitad\p{L}+|formación) para )(?<!(?<!\p{L})(?:si|cuando|cada vez que) (?!usted |el personal )(?:\p{L}+ ){1,5})`,
].join('')
/** What a youth does, unless staff have them do it. */
const NOT_BY_YOUTH = String.raw`(?<!(?<!(?:pid|píd|dej|dig|díg|hag)\p{L}* (?:que |a )?(?:la |el )?)(?<!\p{L})${YOUNG} (?:(?!y |o )\p{L}+ ){0,4})`

/** Staff do this to that. Verbs are stems. */
function staff(verbs: string, what: string, unless = ''): string {
  return String.raw`(?<!\p{L})(?=(?:${verbs}))${BY_STAFF}${unless}(?:${verbs})\p{L}* ${what}`
}

const IMAGE = String.raw`(?:imagen|imágenes|fotos?|fotografías?|videos?|capturas?(?: de pantalla)?|selfis?)${END}(?! (?:recientes?|de (?:identificación|la escuela|grupo|las? cámaras?|seguridad|capacitación)|carné))`
const AN_IMAGE = String.raw`(?:(?:le |la |el |los |las |un |una |unas |unos |esa |ese |esas |esos |cada |toda |todas |cualquier |su |sus |copias? de |captura de pantalla de )|(?!(?:con|de|a|al|en|y|o|por|para|sin|que|es|son|tarjeta|llamada)${END})\p{L}+ )*?${IMAGE}(?![^.;,]* fuera de)`
const KEEPS =
  '(?:guard(?!ia)|guárd|conserv|consérv|copi|cópi|descarg|descárg|baj(?=[ea] )|reenv[ií]|imprim|imprím|sub[ae]|envi|enví|mand(?!at)|mánd|compart|almacen|fotograf|muestr|muéstr|respald|captur|archiv(?!os?)|retien|reten)'
const ON_A_SCREEN = String.raw`(?:imagen|imágenes|fotos?|videos?|pantalla|celular|teléfono|mensajes?|textos?|chats?|conversación|publicaci(?:ón|ones)|perfil|anuncio)${END}`

const DETAILS = String.raw`(?:(?:todos?|más|los|muchos|cada|qué|con|sobre|de|por) )*detalles?${END}(?! (?:del?|sobre) (?:la |el |su )?(?:cita|visita|viaje|plan|turno|horario|transporte))`
const A_STORY = String.raw`(?:todo lo que (?:le )?(?:pasó|ha pasado|ocurrió|sucedió)|(?:toda )?la historia(?: completa| entera)|qué (?:pasó|ocurrió) exactamente|exactamente qué)`
const WHO_ELSE_ASKS = String.raw`(?<!(?<!\p{L})(?:madre|padres?|tutor(?:a|es)?|familia|familiar(?:es)?|periodistas?|prensa|${YOUNG}) (?:(?!y |o )\p{L}+ ){0,3})`

const EXPLOITER = String.raw`(?:(?:la|el|las|los|una?|su|esa|ese|cualquier|presunt[oa]|supuest[oa]|posible) )*(?:explotador|tratante|traficante|comprador|abusador|agresor|sospechos|proxeneta|victimari|reclutador|depredador|acusad|(?:(?:persona|hombre|mujer|adult[oa]|alguien|conductor[a]?) (?:que|a quien|de quien|de la que|del que)|quien(?:es)?) (?:(?!designad)\p{L}+ ){0,3}?(?:explot|lastim|hac\p{L}* daño|sospech|abus|esper|vend|compr)|(?:persona|hombre|mujer) (?:de afuera|del (?:carro|auto|coche|vehículo)|acusad|señalad|sospechos))`
const SOMEBODY = String.raw`(?:(?:la|el|las|los|una?|su|cualquier) )?(?:\p{L}+ )?(?:compañer[oa]s?|colegas?|emplead[oa]s?|voluntari[oa]s?|madre|padres?|tutora?|familia|novi[oa]|cuidador(?:a)?|hombre|mujer|conductor(?:a)?|adult[oa]|visitantes?|desconocid[oa]|familiar(?:es)?|persona(?! (?:joven|designada)))${END}`

const PHONE = String.raw`(?:celular(?:es)?|teléfonos?|dispositivos?|tableta|computadora|mensajes?|textos|chats?|cuentas?|redes sociales|correos?|fotos|imágenes|llamadas|aplicaciones|diario)${END}`
const THINGS = String.raw`(?:${PHONE}|(?:mochilas?|bolsas?|bolsos?|bolsillos?|cosas|pertenencias|cuarto|habitación|casillero|ropa|cartera)${END})`

/** Plainly about a crime, so it warns. */
const WARNS = /(?<!(?<!\p{L})(?:no|ni|nunca)(?: \p{L}+){0,2} )(?:delito|ilegal|contra la ley|prohibid)/u

/** What hurts a youth or a case, whatever is reported: the topics that staff must know to pass. */
export const HARMS_ES: readonly DangerFamily[] = [
  {
    // Keeping, copying, forwarding or looking at a picture.
    danger: 'harms',
    among: /(?:imagen|imágenes|foto|video|captur|selfi|pantalla)/u,
    whole: true,
    says: patternsOf(
      staff('(?:hag|hac|haz|sac[ao]|saqu)', `(?:una |unas )?copias? de ${AN_IMAGE}`),
      staff(KEEPS, `(?:a (?:la |su )?${PEOPLE} )?${AN_IMAGE}`, NOT_BY_YOUTH),
      staff(
        '(?:mir[ea]|vea(?=n? )|abr[ae]|observ|examin)',
        String.raw`${AN_IMAGE}[^.;,]{0,20} (?:${OF_A_YOUTH}|en (?:el|su) |para (?:ver|comprobar|confirmar|verificar|decidir|asegur)|primero)`,
      ),
      staff(
        '(?:tom|tóm|hag|hac|haz|sac|sáqu|saqu)',
        String.raw`(?:le )?(?:una |la |unas )?(?:capturas?|fotos?|video)(?: de pantalla)? (?:de |del |a |al )(?:(?:la|el|los|las|una?|sus?|cualquier|cada) )*${ON_A_SCREEN}`,
      ),
      staff('(?:fotograf)', String.raw`(?:(?:la|el|los|las|una?|sus?|cualquier) )*${ON_A_SCREEN}`),
      staff(
        '(?:adjunt|agreg|inclu|pong|pon[ea]|peg(?:ue|a)|añad)',
        String.raw`${AN_IMAGE} (?:al|a la|en el|en la|con el|en) (?:\p{L}+ ){0,2}?(?:reporte|nota|expediente|archivo|correo|carpeta|registro|formulario|sistema)`,
      ),
      String.raw`(?<!\p{L})${IMAGE}(?: ${OF_A_YOUTH})? (?:se |(?:debe|deben|puede|pueden) )(?=(?:guard|conserv|copi|descarg|reenv|imprim|almacen|archiv|fotograf))${BY_STAFF}\p{L}*`,
      String.raw`${IMAGE}[^.;]{0,60}(?<!\p{L})(?=(?:guárd|guard|cópi|copi|descárg|descarg|reenví|reenvi|imprím|imprim|envíe|mánd|consérv|fotografí)\p{L}*l[oa]s?${END})${BY_STAFF}\p{L}+`,
    ),
    unless:
      /(?<!(?<!\p{L})(?:no|ni|nunca)(?: \p{L}+){0,2} )(?:delito|ilegal|contra la ley|prohibid|autorización firmada|(?:persona|joven|menor)(?: joven)? desaparecid)/u,
  },
  {
    // Promising that nobody is told.
    danger: 'harms',
    among: /(?:promet|promét|promes|jur|júr|asegur|asegúr|garanti|garantí|secreto|dig|díg|palabra|comprom|acept)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:promet|promét|jur[ea]|júr|asegur|asegúr|garanti|garantí|comprom[eé]t|acept|(?:dé|da)(?:le|les)? (?:su|la) palabra|hag\\p{L}* (?:la|una) promesa)',
        String.raw`(?:(?!contar|report|llam)\p{L}+ ){0,5}?(?:secretos?|confidencialidad|discreción|silencio|no (?:se lo |se |lo |le |la )?(?:decir|contar|reportar|hablar|compartir|dirá|contará|va a (?:decir|contar)|diremos|repetir)\p{L}*|nadie (?:más )?(?:lo |se |va a |la )?(?:sab|enter|oir|oír)\p{L}*|(?:queda|quedará|quede) entre|confidencial)${END}`,
        String.raw`(?<!(?:pid|pida|ped|quier|rueg|insist)\p{L}*[^.;:,]{0,40})(?<!["“«‘])`,
      ),
      staff(
        '(?:dig|díg|asegúr|asegur|explíqu)',
        String.raw`(?:${A_YOUTH} )?que (?:(?:es|será|queda) (?:un )?secreto|(?:esto|eso|todo|lo que (?:le )?(?:dice|diga|cuenta|cuente|dijo|contó)|la conversación|su secreto) (?:\p{L}+ )?(?:es|será|queda|quedará|se queda) (?:\p{L}+ )?(?:secreto|confidencial|privado|entre)|(?:usted )?no se lo (?:dirá|contará|va a (?:decir|contar)) a nadie|nadie (?:más )?(?:lo sabrá|se enterará|va a (?:saber|enterarse)))(?![^.;]*(?:pero|salvo|excepto|menos|necesit|límite))`,
      ),
      staff(
        '(?:guard(?!ia)|guárd)',
        String.raw`(?:le )?(?:el |los |un |sus? )?secretos?${END}(?! (?:con|de) (?:llave|contraseña))`,
      ),
    ),
  },
  {
    // Questions for details, and interviews.
    danger: 'harms',
    among:
      /(?:pregunt|pregúnt|pid|píd|entrevist|interrog|cuestion|presion|insist|detall|prueba|evidencia|historia|repit|cuent|pasó)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:pregunt(?!as)|pregúnt|pid[ae]|píd|solicit)',
        String.raw`(?:(?:${A_YOUTH}|otra vez|también|primero|luego|por|que le (?:dé|cuente|explique|describa|diga)|que (?:dé|cuente|explique|describa|diga)) )*(?:${DETAILS}(?! (?:al scr|a la policía|a quien))|${A_STORY})`,
        WHO_ELSE_ASKS,
      ),
      staff(
        '(?:pregunt(?!as)|pregúnt)',
        String.raw`(?:(?:${A_YOUTH}|otra vez|también|primero|luego) )*por qué (?!llam|la llamada|report|el reporte)`,
        WHO_ELSE_ASKS,
      ),
      staff(
        '(?:hag|hác|hac|haz)',
        String.raw`(?:(?:${A_YOUTH}|le) )?(?:todas las|muchas|más|cuantas|tantas) (?:\p{L}+ )?preguntas|(?<!\p{L})(?:haga|hágale|hace) (?:\p{L}+ ){0,2}preguntas (?:sugestivas|detalladas|íntimas|capciosas)`,
      ),
      staff(
        '(?:pregunt(?!as)|pregúnt)',
        String.raw`(?:(?:${A_YOUTH}) )?(?:(?:sobre|por) (?:los actos|el abuso|cada acto)|si (?:es|fue|ha sido|está siendo) (?:una )?(?:víctima|explotad|abusad)\p{L}*|cuántas (?:veces|personas)|qué le hicieron|qué le hizo)`,
        WHO_ELSE_ASKS,
      ),
      staff(
        '(?:pid[ae]|píd|hag|logr|consig)',
        String.raw`(?:${A_YOUTH} )?que (?:${YOUNG} |la ${YOUNG} |el ${YOUNG} )?(?:(?:le |lo |les |se lo )*)(?:repit|describ|escrib\p{L}* (?:todo )?lo que|cuent\p{L}* (?:todo|otra vez|de nuevo|lo que|la historia)|explique\p{L}* (?:todo|paso a paso))\p{L}*`,
      ),
      String.raw`(?:^|[.,;:] )(?:los |todos los )?detalles se (?=(?:piden|pedirán|solicitan)${END})${BY_STAFF}\p{L}+${END}(?! (?:al?|a la|a los|a las|en|por|con) (?!(?:la |los |las )?${YOUNG}))`,
      String.raw`(?:^|[.,;:] )(?:pedir|preguntar|solicitar)(?:le)? (?:${A_YOUTH} )?${DETAILS} (?:ayuda|va primero|es (?:(?:el|lo|muy|siempre) )*(?:primer|siguiente|mejor|importante|necesari|buen|útil|fundamental|esencial|clave))`,
      staff(
        '(?:entrevist(?!ador)|interrog|cuestion|presion)',
        A_YOUTH,
        String.raw`(?<!(?<!\p{L})(?:la|las|una|cada|esa|otra|primera|ninguna|en|de) )`,
      ),
      staff(
        'insist',
        String.raw`(?:con (?:la |el )?${YOUNG} )?(?:en|para|hasta) que (?:\p{L}+ ){0,4}?(?:cuent|habl|dig|nombr|expliqu)`,
      ),
      staff(
        '(?:averig|obten|obtien|obtén|consig|reún|recoj|recop|junt[ea](?=n? )|busqu|busc[ao])',
        String.raw`(?:(?!sin|con)\p{L}+ ){0,3}?(?:detalles (?:de|antes|sobre) (?:la ${YOUNG}|lo que|el abuso|llamar)|todos los detalles|(?:${A_STORY})|(?:la|su) historia(?= primero| antes|[.;]|$)|pruebas?${END}|evidencias?${END})`,
      ),
    ),
    unless: WARNS,
  },
  {
    // Confronting, following or meeting whoever is suspected.
    danger: 'harms',
    among:
      /(?:explotador|tratante|traficante|comprador|abusador|agresor|sospech|proxeneta|victimari|reclutador|depredador|acusad|persona|hombre|mujer|quien|alguien|carro|auto|coche|vehículo|camioneta|enfrent|confront|encar|conductor)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:enfrent|enfrént|confront|confrónt|encar[ae]|encár|increp|desaf)',
        String.raw`(?:se )?(?:al?|con) (?:${EXPLOITER}|${SOMEBODY})`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:habl|reún|reun|convers|negoci|discut|razon|encuéntr)',
        String.raw`(?:directamente |primero )?con ${EXPLOITER}`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:llam(?!ada)|llám|advi[er]|adviért|avis|avís|escrib|escríb|contact(?!o)|busqu|visit(?!a )|persi|sig[au]|síga|deteng|deten|abord|pregunt|pregúnt|dig[aá]|díga|amenac|amenaz|acus|interrog|respond|respónd|contest|contést|espí|ubi[cq])',
        String.raw`(?:al?|con) ${EXPLOITER}`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:respond|respónd|contest|contést)',
        String.raw`(?:a )?(?:los|las|sus|un) (?:mensajes?|llamadas?|textos?) (?:del?|de la|de los) ${EXPLOITER}`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:organi[cz]|acuerd|fij|coordin)',
        String.raw`(?:una |la )(?:reunión|cita|llamada|conversación) con ${EXPLOITER}`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:sig[au]|síga|segu(?=ir)|persig|persíg)',
        String.raw`(?:al?|el|la|ese|esa|su) (?:\p{L}+ )?(?:carro|auto|coche|vehículo|camioneta|taxi|conductor(?:a)?|hombre|desconocido)${END}`,
        NOT_BY_YOUTH,
      ),
      staff(
        '(?:salg|sal[ei]|vay|baj[ea]|acérqu)',
        String.raw`(?:(?:afuera|a la calle|a la puerta|al carro|al auto|al coche|hasta el \p{L}+) )?(?:(?:y|a|para) )+(?:habl|hábl|pregunt|pregúnt|díga|decir|ver|vea|averig|encontr|salud)\p{L}* (?:con |al? )?(?:quien|(?:la |el |una? |esa |ese )?(?:hombre|mujer|adult|desconocid|visitante|persona(?! (?:joven|designada))))`,
      ),
      staff(
        '(?:pid[ae]|píd|escuch|oig|pregunt|pregúnt)',
        String.raw`(?:(?:primero|antes) )?(?:al?|de)?(?: ?(?:la|su|el))? ?(?:versión|explicación)(?:es)? (?:del?|de la|al?) (?:${EXPLOITER}|${SOMEBODY})`,
      ),
      staff(
        '(?:pid[ae]|píd|dej|dé|da)',
        String.raw`(?:al?|que) (?:${EXPLOITER}|${SOMEBODY})\p{L}*[^.;,]{0,25} (?:versión|explicación|explique|explicar)`,
      ),
    ),
    unless: WARNS,
  },
  {
    // Searching a youth's phone or things.
    danger: 'harms',
    among:
      /(?:revis|revís|registr|regístr|esculqu|esculc|inspecc|mir|lea|lee|abr|desbloqu|examin|hurg|pid|píd|requis|cache)/u,
    whole: true,
    says: patternsOf(
      staff(
        '(?:revis|revís|registr|regístr|esculqu|esculc|inspecc|mir[ea]|le[ae]|abr[ae]|desbloqu|examin|hurg|requis)',
        String.raw`(?:en |primero |siempre |(?:cada|todas las) (?:noches?|semanas?|días?) )?(?:(?:el|la|los|las|cada|todo|toda) )*(?:${PHONE}|(?:mochilas?|bolsas?|bolsos?|bolsillos?|cosas|pertenencias|casillero|ropa|cartera)${END}) ${OF_A_YOUTH}`,
      ),
      staff(
        '(?:registr|regístr|esculqu|esculc|hurg|requis)',
        String.raw`(?:en )?(?:el|la|los|las|sus?) ${THINGS}(?! (?:en el|del? (?:el )?(?:personal|centro|oficina|guardia)))`,
      ),
      staff('(?:revís|regístr|esculqu|cachee)', String.raw`(?:le|les) (?:el|la|los|las) ${THINGS}`),
      staff(
        '(?:revis|revís|mir[ea])',
        String.raw`(?:el|los|su|sus) ${PHONE} (?:en busca|para (?:buscar|encontrar|ver si))`,
      ),
      staff('(?:registr|cache|esculc|esculqu)', A_YOUTH),
      staff(
        '(?:pid[ae]|píd)',
        String.raw`(?:${A_YOUTH} )?(?:que (?:le |les )?(?:muestre|entregue|desbloquee|dé|enseñe|deje ver|abra) )?(?:el|su|la|las|los|sus) (?:contraseña|clave|código del? (?:celular|teléfono)|${PHONE})(?! (?:del? (?:el )?(?:personal|centro|oficina|guardia|scr)))`,
        WHO_ELSE_ASKS,
      ),
      String.raw`(?<!\p{L})${THINGS} ${OF_A_YOUTH} (?:se |(?:debe|deben|puede|pueden) )(?=(?:revis|registr|inspecc|examin|desbloqu|abr))${BY_STAFF}\p{L}*`,
      String.raw`(?<!\p{L})${THINGS} ${OF_A_YOUTH}[^.;]{0,50}(?<!\p{L})(?=(?:revís|regístr|examín|mír|léa|desbloqué)\p{L}*l[oa]s?${END})${BY_STAFF}\p{L}+`,
    ),
    unless: WARNS,
  },
]
