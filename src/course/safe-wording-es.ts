import type { SafeWording } from './safe-wording-shape.ts'

/** Telling anyone about a concern. */
const ABOUT = /(report|denunci|llam|avis|cuent|inform|notific|contact|scr|911|policía|línea)/u
/** Telling SCR, the police or a hotline. */
const OUTSIDE = /(report|denunci|scr|911|policía|línea|autoridades)/u
/** As `OUTSIDE`, without words in which a line says whom it may tell. */
const SCR_OR_POLICE = /(report|denunci|scr|911|policía)/u
const ANY = /./u
/** Telling someone about a concern, and not calling a youth or a family about other things. */
const TELLING = /(report|denunci|avis|inform|notific|scr|911|policía|persona designada)/u

/** `\b` knows no letters with accents: see the Spanish of `WORDING_RULES`. */
export const SAFE_WORDING_ES: SafeWording = {
  right: [
    /(?<!\p{L})(no|nunca|sin) (se |hay que )?esper\p{L}*(?:(?! y | pero )[^.;,?])*/gu,
    /(?<!\p{L})sin (pedir |tener |necesitar )?(\p{L}+ ){0,2}(permiso|aprobación|autorización|visto bueno|pruebas?)(?!\p{L})/gu,
    /(?<!\p{L})no (hace falta|necesit\p{L}*|se necesit\p{L}*|requier\p{L}*|pid\p{L}*)[^.;,]{0,40}(permiso|autorización|aprobación|segur[oa]s?|pruebas?)(?!\p{L})/gu,
    /(decida|decide|decidirá|determine)( si[^.;,]*)? (el scr|la persona que evalúa)/gu,
    /(scr|persona que evalúa( la llamada)?) (decid|determin|evalú)\p{L}*( si[^.;,]*)?/gu,
    /(?<!\p{L})no [^.;,]{0,30}(decid|determin|juzg|evalu|valor)\p{L}* si[^.;,]*/gu,
    /(?<!\p{L})nadie( aquí| en (este|el|nuestro) \p{L}+)? (decide|determina|juzga|evalúa|valora) si (?!hay que |se )((?! sino | salvo | excepto | hasta | sin )[^.;,])*(?=[.;,]|$)/gu,
    /(?<!\p{L})(aunque|aun si|aun cuando|incluso si|incluso cuando)[^.;,]*/gu,
    /(?<!\p{L})(nadie|no) (puede|pueden|debe|deben) (pedirle|pedirles|decirle|decirles|ordenarle|ordenarles) que no (reporten?|llamen?)(?!\p{L})/gu,
    /nadie (contesta|responde|atiende)[^.;,?]*/gu,
    /(?<!\p{L})no (trate de |intente )?(verifi|comprueb|comprob|investig|confirm|basta|es suficiente|alcanza|cumple)\p{L}*[^.;,:]*/gu,
    /(?<!\p{L})nadie( \p{L}+){0,3} necesita (\p{L}+ ){0,2}(permiso|autorización|aprobación)(?!\p{L})/gu,
    /pueden? (llamar|reportar|avisar) (al scr|al 911|a la policía) sin (avisar|decir|informar|preguntar)\p{L}* (?!al scr|a la policía)[^.;,]*/gu,
    /(permiso|aprobación|consentimiento)(?!\p{L})[^.;,]*, pero no para (un |el )?(reporte|reportar|llamar al scr)(?=[.;]|$)/gu,
    // Paperwork, and what others do after a report.
    /^(el |los |cada |todos los )?reportes? (mensual(es)?|anual(es)?|trimestral(es)?|de asistencia|de mantenimiento|de inspección|de presupuesto) (van?|se envían?|se entregan?|es|son|necesitan?|requieren?) (?![^.;]*(scr|911|policía|llam|avis|notific|autoridad|inquietud|sospecha|revel|abus|explot|daño|joven|menor|en lugar|en vez|bast|suficiente))[^.;]*/gu,
    /^(el |los |cada |todos los )?reportes? de (incidentes?|accidentes?|lesiones) (van?|se envían?|se entregan?) (a la|al) (oficina (estatal )?de licencias|aseguradora|comité de seguridad) (dentro de|en|antes de)(?![^.;]*(scr|911|policía|llam|inquietud|sospecha|revel|abus|explot|daño|joven|menor|decid|revis|luego|solo))[^.;,]*(?=[.;]|$)/gu,
    /^(el )?scr cierra (el|cada|un) (caso|reporte) dentro de [\p{L}\d ]{1,20}(?=[.;]|$)/gu,
    /^(el |la )(hospital|condado|laboratorio|tribunal) (envía|manda|entrega) (su|un|el) (informe|reporte)( escrito)?( a la persona designada)? dentro de [\p{L}\d ]{1,20}(?=[.;]|$)/gu,
    /^si (el )?scr no (devuelve la llamada|ha devuelto la llamada) dentro de [\p{L}\d ]{1,20}, llame otra vez(?=[.;]|$)/gu,
    // An ambulance, for somebody who is hurt.
    /(?<!(scr|policía|reportes?)[^.;]{0,20})(?<=(?<!\p{L})al )911 (si|cuando) la (herida|lesión) (es|parece) (grave|seria)(?!\p{L})/gu,
    /(?<=(herid|lesion|enferm[oa]|sangr)[^.;]{0,20})(?<!(scr|policía|reportes?)[^.;]{0,20})(?<=(?<!\p{L})al )911 (si|cuando) es (grave|seria)(?!\p{L})/gu,
    // After a report has been made.
    /(?<!\p{L})lleva el caso dentro de[^.;,]{1,20} siguientes al reporte/gu,
    /al día siguiente,? se (le )?pregunta al scr (si|qué|quién) (?!hay que |se debe )[^.;,]*/gu,
    // Calls that aren't about reporting.
    /(llam|avis|inform)\p{L}* (al?) (la |el |los |su )?(familia|madre|padres?|tutor)(?!\p{L})(?: solo)? (hasta|después de|una vez|(?<=(?<!\p{L})no [^.;,]*)antes de) que (el )?(scr (diga|indique|acepte|autorice|lo (diga|indique|autorice))|se haya (llamado|avisado) al scr)(?!\p{L})( que (es|sea) segur[oa])?/gu,
    /(decid|determin)\p{L}* (si|cuándo) se (llama|avisa) (a la|al) (madre|padre|tutor|familia)(?![^.;]*(scr|report|911|policía))[^.;]*/gu,
    /(llam|avis|inform|cuent|cont|dig|habl|consult)\p{L}* (al?|con) (la |el |las |los |su |sus |una? )?(persona joven|joven|menor|familia|madre|padres?|tutor|escuela|médic[oa]|albergue|recepción)(?!\p{L})(,? (al?|con|o|ni|y)( al?)?( la| el)? (padre|madre|tutor|familia)( legal)?)*/gu,
  ],
  families: [
    {
      danger: 'notToReport',
      among: ABOUT,
      says: [
        /(?<!\p{L})(no|nunca|jamás) (se )?(debe|deben|puede|pueden|deberá|deberán|podrá|podrán|hay que|tiene que|tienen que) (reportar|denunciar|llamar|avisar|notificar|contactar|informar)/u,
        /(?<!\p{L})(no|nunca|jamás) se (reporta|reportará|reportarán|denuncia|denunciará|llama|llamará|avisa|avisará|notifica|notificará)/u,
        /(abstener|abstendr|absteng)\p{L}* de|(evit\p{L}+|en lugar de|en vez de|dejar de) (reportar|denunciar|llamar|avisar|notificar|(un|el) reporte|(una|la) llamada)/u,
        /(en lugar|en vez) (del? |de la )(scr|911|policía|línea)|(y|pero) no (al? (la )?)(scr|911|policía|línea)/u,
        /(?<!\p{L})ni (al |a la )(scr|911|policía) (hasta|antes|sin|a menos)/u,
        /(mejor|conviene|preferible) no (reportar|denunciar|llamar|avisar)/u,
        /(?<!\p{L})(reportes?|reportar|llamada al scr) (siempre )?(necesitan?|requieren?|exigen?) (\p{L}+ ){0,4}(permiso|aprobación|autorización|consentimiento|visto bueno)(?!\p{L})/u,
        /(?<!\p{L})(dirección|gerencia|supervis\p{L}+|jefatura|junta)( \p{L}+)? (puede|podrá|podría) (pedir|decir|ordenar|indicar)(le|les|te) que no (reporte|llame)/u,
        /(no|nunca) (se )?involucr\p{L}*|no hay (motivo|razón|por qué|obligación)[^.;]*(report|llam|denunci|avis)/u,
        /(el )?personal no (hace|hará|debe hacer|envía|presenta) (los |el |ningún )?(reportes?|llamadas?)/u,
        /(?<!\p{L})(no|nunca) (lo |la )?contacte(n)?( usted(es)?)? (al? (la )?)?(scr|911|policía)/u,
        /(basta|es suficiente|alcanza) (con )?(avis|inform|cont|dec)\p{L}* (a la|al|a su) (persona designada|direc|superv)/u,
        /cumpl\p{L}* (con )?(su|el|la|tu) (obligación|deber|responsabilidad)/u,
        /no hace falta (el |al )?scr|no es obligatori|su (propio )?criterio|se recomienda/u,
        /último recurso|en lo posible|de ser posible|si es posible|se recomienda (reportar|llamar|denunciar)/u,
        /(deseo|decisión|voluntad|derecho)[^.;]{0,30} de no (reportar|llamar|contar|denunciar)/u,
        /(si|a menos que|cuando) [^.;,]*(hace mucho|hace (años|tiempo)|en el pasado|ya pasó|ya terminó)/u,
        /(?<!\p{L})no se (ha(ce|cen|rá|rán)|presenta|envía|realiza|efectúa)n? (ning\p{L}+ |el |la |los |las |un |una )?(reportes?|llamadas?|denuncias?)/u,
        /(?<!\p{L})no (hay|habrá|existe) (ning\p{L}+ |un |una )?(reportes?|llamadas?|denuncias?)(?! (demasiado|que no))/u,
        /(?<!\p{L})nadie (\p{L}+ )?(reporta|denuncia|llama al scr|avisa al scr)(?!\p{L})/u,
        /(?<!\p{L})(no|nunca) (moleste|molesten|molestar) (al|a la) (scr|policía)/u,
        /(llamar|reportar|llamada|reporte)[^.;,]{0,20} no (es|forma) parte/u,
        /(acab|termin|cierr|conclu)\p{L}* sin (un |ningún |una |ninguna )?(reporte|llamada|denuncia)/u,
        /(ningún|ninguna) (reporte|llamada|denuncia)[^.;,]{0,25} se (hace|hará|presenta|envía|realiza)|(?<!\p{L})(no|nunca) se (hace|hará|presenta|envía|realiza) (ningún|ninguna)/u,
        /(reportes?|llamadas?|denuncias?)[^.;,]{0,30} (no|nunca) se (ha(ce|cen|rá|rán)|presenta|envía|realiza)/u,
        /(scr|policía|911) (no (interviene|participa)|(se )?(queda|quedan|quedará|deja|dejará) (\p{L}+ )?(fuera|aparte|al margen))/u,
        /(?<!(?<!\p{L})(no|nunca|nadie)( \p{L}+)? )(dej|omit|salt)\p{L}* (fuera |de lado )?(al? |el |la )?(scr|policía|911|reporte|llamada al scr)/u,
        /piénse(lo|selo)|pensarlo (bien|dos veces)/u,
        /(?<!no )(?<!ni )(?<!nunca )reemplaza\p{L}* (un |el |al )?(reporte|llamada|scr)/u,
        /(deber|obligación|responsabilidad) de reportar (termina|acaba|está cumplid|queda cumplid)/u,
      ],
    },
    {
      // Left to choice.
      danger: 'notToReport',
      among: ABOUT,
      says: [
        /(discreción|opcional|voluntari[oa](?!d)|si (lo )?(desea|desean|quiere|quieren|prefiere|prefieren)(?!\p{L})(?! (un |una )?(consejo|ayuda|apoyo|información|compañía|hablar|preguntar)(?!\p{L})(?<!(report|scr|911|policía|persona designada)[^;]*)(?![^;]*(report|scr|911|policía)))|según su criterio|a su criterio)/u,
        /(?<!\p{L})(puede|pueden|podría|podrían|podrá|podrán) (reportar(?! sin dar (su|el) nombre)|denunciar|notificar|llamar al (scr|911)|llamar a la policía)/u,
        /(?<!\p{L})(solo|sólo|únicamente) (el|la|los|las|un|una) [^.;]*(puede|pueden|debe|deben|podrá|podrán|hace|hará|decide|llama|reporta|avisa)/u,
      ],
      unless:
        /(cualquier|toda) persona|desde cualquier|cualquiera|(usted|ustedes) (o|y)|también|a (cualquier|toda) hora/u,
    },
    {
      // Kept inside.
      danger: 'notToReport',
      among: ANY,
      says: [
        /(verifi|comprueb|comprob|investig|confirm)\p{L}* (primero )?(la |el |los |su )?(historia|relato|hechos|versión)/u,
        /(internamente|de (forma|manera) interna|puertas adentro)/u,
        /(resuelv|resolv|arregl|manej|atiend|trat|solucion)\p{L}* (\p{L}+ ){0,3}(en casa|en privado|discretamente|entre nosotr|dentro de)/u,
        /(qued|permanec)\p{L}* (\p{L}+ ){0,2}(entre|dentro de|en (la organización|el centro|el equipo|casa))/u,
        /(no|nunca) (se )?(habl|comparta|comparte|comparten|coment|trat)\p{L}* (\p{L}+ ){0,3}fuera del?/u,
        /revelaciones? (es|son) confidencial/u,
        /(cuént|avís|dígas|díg|cont|cuent|avis|inform)\p{L}* (únicamente|solamente|solo) (a|al) (?!la persona designada y)/u,
        /dej\p{L}* que (la |el |su )?(dirección|director\p{L}*|supervis\p{L}*|gerente|jef\p{L}*) (se encargue|lo resuelva|decida|lo maneje|se ocupe)/u,
        /(intent|trat)\p{L}* (de )?(resolver|arreglar|solucionar)/u,
        /nadie (de |ni )?(fuera|ajeno|externo)[^.;]*(enter|sab|avis|inform|conoc)/u,
        /(guard|manten)\p{L}* (el |en |este |lo |esto )(\p{L}+ ){0,3}?(secreto|silencio|reserva)(?!\p{L})/u,
        /no (debe |puede )?(sal|salir|salga)\p{L}* (de la organización|del centro|del equipo)/u,
      ],
      unless:
        /nadie promete|no (puedo|puede|pueden|podemos) prometer|(no|nunca|jamás) (se )?(promet|acept|ofrez|guard|manten|manej|atiend|resuelv)\p{L}*/u,
    },
    {
      // Inside the organization, in a sentence about telling.
      danger: 'notToReport',
      among: ABOUT,
      says: [/dentro de la organización/u],
    },
    {
      // Left to another person.
      danger: 'notToReport',
      among: OUTSIDE,
      says: [
        /(report|denunci|llamada)\p{L}*[^.;]*(?<!(?<!\p{L})(no|nunca)) (pasa|pasan|pasará|pasarán|va|van|se hace|se hacen|se harán|se canaliza|se envía|se tramita)\p{L}* (solo )?(por|a través de|por medio de|mediante) (?!(la |el )?(cyber|línea|teléfono|web))(el|la|los|las|un|una|su)(?!\p{L})/u,
        /(a través|por medio|por conducto) (del?|de la) (\p{L}+ )?(direc|superv|coordin|geren|persona designada|jef)/u,
        /(persona designada|dirección|director\p{L}*|supervis\p{L}*) (hace|hará|presenta) (el|los) (reporte|reportes|llamada) por (usted|el personal|ustedes)/u,
        /(dirección|director\p{L}*|supervis\p{L}*)[^.;]* reporta\p{L}* (si|cuando) (hace falta|es necesario|corresponde)/u,
        /(dirección|director\p{L}*|gerencia|supervis\p{L}*) (avisa|informa|llama|notifica|reporta)[^.;]* (cuando|si) (corresponde|hace falta|es necesario|conviene)/u,
        /(reservad[oa]s?|limitad[oa]s?|restringid[oa]s?) (a|al|para) /u,
        /en (nombre|representación) del?|por cuenta del? (personal|equipo)/u,
        /(?<!no )(?<!nunca )(dej|deleg|encarg|confí)\p{L}* [^.;]*(report|llamada|denunci|scr)[^.;]* (a|en manos de|en|al) (la|el|su|otra)?/u,
        /(report|denunci|llamar)\p{L}*[^.;]* (no es|no le toca|no le corresponde|no corresponde)[^.;]*(tarea|función|trabajo|papel|deber|responsabilidad|personal|usted)/u,
        /(report|denunci|llamar)\p{L}*( al scr)? (le )?(corresponde|toca|compete|es (tarea|función|trabajo|responsabilidad|decisión) (del|de la)) ?(al?|solo)?/u,
        /(persona designada|dirección|director|directora|supervis\p{L}*) (llama|reporta|avisa|hace)[^.;]*,? (y )?no (el|la|los) (personal|equipo|empleado)/u,
      ],
      unless: /(junto con usted|con usted|usted mism|confirme|asegúrese|a cada persona|a usted)/u,
    },
    {
      // Only in some cases.
      danger: 'notToReport',
      among: SCR_OR_POLICE,
      says: [
        /(solo|sólo|únicamente) (si|cuando|en (caso|casos)|después|una vez)/u,
        /(solo|sólo|únicamente) (se )?(report|denunci|llam|avis)\p{L}* (al scr )?(los|las|el|la|en|por|cuando|si)(?!\p{L})/u,
        /(solo|sólo|únicamente) (los|las) (\p{L}+ ){0,2}(casos|situaciones|inquietudes|incidentes)/u,
        /(?<!\p{L})(si|cuando|una vez que|siempre que|hasta que|a menos que) (?!no )(?!duda)[^.;,]*(?<!no est(á|án|é|én|oy) )(segur[oa]s?|convencid|certeza|graves?|serios?|serias?|prueba|pruebas|evidencia|evidencias|comprobad|necesario|conveniente|amerit)(?!\p{L}*d\b)/u,
        /(?<!\p{L})(si|cuando|a menos que|siempre que) (la |el |su )?(persona joven|joven|víctima|menor|familia|madre|padre|tutor)[^.;,]{0,20}(está de acuerdo|esté de acuerdo|acepta|acepte|consiente|consienta|autoriza|autorice|permite|permita|se opone|se oponga|quiere (que se )?(report|denunci|lo|la|hacer))/u,
        /si (lo )?(considera|cree|estima)[^.;,]*(necesario|conveniente|que (debe|hay))?/u,
      ],
      unless: /no solo/u,
    },
    {
      // At one's own risk.
      danger: 'notToReport',
      among: OUTSIDE,
      whole: true,
      says: [
        /(sancion|despid|despedi|castig|disciplin|consecuencias|represal|costar\p{L}* el (empleo|trabajo|puesto)|perder (el|su) (empleo|trabajo|puesto)|amonest)/u,
      ],
      unless: /(?<!\p{L})(nadie|no|nunca|quien no|protege|protegid\p{L}*)(?!\p{L})/u,
    },
    {
      danger: 'permission',
      among: ABOUT,
      says: [
        /(permiso|aprobación|aprueb\p{L}*|autoriz\p{L}*|visto bueno|luz verde)/u,
        /(decid|determin|evalú|evalu|valor)\p{L}* (si|cuándo)(?!\p{L})(?! (arresta|acusa|hay cargos)(?!\p{L}))/u,
        /(hasta que|a menos que|una vez que|después de|solo (si|cuando|después)|antes de) [^.;]*(confirm|prueb|comprob|verific|investig|segur|revis|consult)/u,
        /(consult|pregunt)\p{L}* (primero|antes)|primero (consult|pregunt)\p{L}*/u,
        /(?<!\p{L})(espere|esperen|espera|esperan|esperar|esperará|esperarán) (a |al |el |la |hasta |para (llamar|reportar|avisar))/u,
        /(pregunt|consult)\p{L}* (a|con) (la |el |su )?(dirección|director\p{L}*|supervis\p{L}*|gerente|jef\p{L}*|persona designada) si (se )?(debe|hay|puede|conviene|corresponde)/u,
        /(consentimiento)[^.;]*antes de/u,
        /(reún|reun|recopil|averig|compr(ue|o)b|asegúrese de que (sea|la|el))[^.;]*antes de (llamar|reportar|avisar|denunciar)/u,
        /cuando (termine|acabe|concluya|se complete)\p{L}*[^.;]*(investigación|revisión|evaluación)/u,
        /(reportes?|llamadas?) [^.;]{0,15}(necesit|requier|lleva)\p{L}* (la |el |una )?(firma|revisión)/u,
        /hasta (hablar|consultar|preguntar) con/u,
      ],
    },
    {
      // Without someone's permission, nothing is reported.
      danger: 'permission',
      among: OUTSIDE,
      whole: true,
      says: [
        /(?<!\p{L})(no|nunca|ningún|ninguna|nadie) [^.;,]*(report|llam|denunci|scr|policía)[^.;,]*(?<!\p{L})sin (\p{L}+ ){0,3}(permiso|aprobación|autorización|visto bueno|conocimiento)/u,
      ],
    },
    {
      // Once somebody agrees, or is back.
      danger: 'permission',
      among: OUTSIDE,
      says: [
        /(?<!\p{L})(cuando|una vez que|si|después de que|hasta que|en cuanto|siempre que) (el |la |los |su |nuestro |todo el |todos )?(\p{L}+ ){0,2}(equipo|dirección|director\p{L}*|supervis\p{L}*|gerente|jef\p{L}*|persona designada|personal|todos)[^.;,]{0,20} (est(á|é|án|én) (de acuerdo|de vuelta|disponible|presente|aquí|listo)|acuerd\p{L}*|aprueb\p{L}*|decid\p{L}*|lo (diga|dice)|regres\p{L}*|vuelv\p{L}*|lleg\p{L}*|haya (vuelto|regresado|llegado|decidido|aprobado))/u,
      ],
    },
    {
      // Somebody else is told first.
      danger: 'permission',
      among: OUTSIDE,
      whole: true,
      says: [
        /(habl|llam|avis|inform|consult|cuent|pregunt|reún)\p{L}* (con|al?) (la |el |los |su |sus )?(madre|padres?|tutor|familia|supervis\p{L}*|dirección|director\p{L}*|gerente|persona designada|jef\p{L}*)[^.;]*antes de [^.;]*(report|scr|policía|911|denunci)/u,
        /primero (habl|llam|avis|inform|consult|cuent|pregunt)\p{L}* (con|al?) (la |el |los |su |sus )?(madre|padres?|tutor|familia|supervis\p{L}*|dirección|director\p{L}*|gerente|jef\p{L}*)[^.;]*(luego|después|y)[^.;]*(report|scr|policía|denunci)/u,
        /(oportunidad|tiempo) (de|para) (explicar|responder)/u,
      ],
      unless: /(?<!\p{L})(no|nunca|nadie) (habl|llam|avis|inform|consult|cuent|pregunt)/u,
    },
    {
      danger: 'delay',
      among: TELLING,
      says: [
        /(dentro de|en un plazo de|en las|en los|antes de) [^.;]{0,25}(horas?|días?|semanas?|minutos?)(?!\p{L})/u,
        /(al|el) (final|terminar|finalizar|acabar|cierre|término) (de |del )?(su |el |la )?(turno|día|jornada|semana)/u,
        /(día|turno|semana|mañana|reunión) siguiente|(próxim[oa]|siguiente) (día|turno|semana|reunión)/u,
        /(?<!(?<!\p{L})(no|nunca|nada|nadie|sin)( \p{L}+){0,2} )(demor|retras|atras|aplaz|aplac|pospon|posterg|difier|difer)\p{L}* (el |la |un |una |los |las |su )?(reporte|llamada|denuncia|aviso)/u,
        /(reporte|llamada|denuncia)s?[^.;,]{0,25} (puede|pueden|podrá) (esperar|omitirse|aplazarse|posponerse|hacerse después)/u,
        /(?<!(?<!\p{L})(no|nunca|nada)( \p{L}+)? )(reporte|llamada|denuncia)s?( al scr)? se (aplaz|pospon|posterg|demor|retras|omit)/u,
        /después de (la |una )?(reunión|entrevista|supervisión)/u,
        /(por la mañana|mañana temprano|más tarde|el lunes|cuando haya tiempo)/u,
        /(lo antes posible|cuanto antes|en cuanto (se )?pueda|cuando (se )?pueda(?! (estar|haber|ser))|cuando sea posible|oportunamente)/u,
      ],
      unless: /(?<!\p{L})(grupos?|sesión|sesiones)(?!\p{L})(?![^.;]*(scr|911|revel))/u,
    },
  ],
}
