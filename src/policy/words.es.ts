import { count, digits } from '../words/count.ts'
import { ended } from '../words/hour.ts'
import type { Messages } from '../words/messages.ts'

export const clauses: Messages['hr']['clauses'] = {
  title: 'Cláusulas de la política',
  lead: 'Vea dónde se enseña cada cláusula de la política, qué preguntas hay sobre ella y qué hace el programa para que se cumpla.',
  version: (version) => `Versión ${version} de la política.`,
  complete:
    'Cada cláusula del curso tiene una lección, al menos dos preguntas en la prueba final y algo que el programa hace para que se cumpla.',
  missing: 'Qué falta',
  missingText:
    'Las cláusulas y las lecciones vienen con este programa. Diga a quien administra el servidor cuáles faltan.',
  table: 'Cláusulas de la política',
  column: {
    clause: 'Cláusula',
    lessons: 'Se enseña en',
    questions: 'Preguntas',
    stories: 'Historias',
    contacts: 'Contactos',
    features: 'Qué hace el programa',
  },
  lesson: (lesson, section) => `Lección ${lesson}: ${section}`,
  ownClause: 'Cláusula propia: no se enseña ni se pregunta',
  asked: (final, practice) =>
    practice === 0 ? `${final} en la prueba final` : `${final} en la prueba final, ${practice} de práctica`,
  questionsAbout: (clause) => `: preguntas sobre ${clause}`,
  told: (n) => count(n, 'historia', 'historias'),
  storiesAbout: (clause) => `: historias sobre ${clause}`,
  practice: (question) => `${question} (práctica)`,
  features: {
    rules: 'Reglas sobre quién hace la orientación y para qué fecha',
    reminders: 'Recordatorios',
    reports: 'Informes sobre quién terminó',
    certificate: 'Un certificado para cada persona que termina',
    packs: 'Paquetes de evidencia, con los datos que tenía el centro ese día',
    understanding: 'Cifras sobre las preguntas en las que falla el personal',
    'must-pass': 'Preguntas obligatorias en la prueba final',
    'every-lesson': 'Nadie termina sin la lección 6',
    acknowledgement: 'El personal confirma que leyó la política, y la fecha queda registrada',
    'acknowledgement-waits': 'Nadie puede confirmar la política mientras falten personas designadas en el centro',
    contacts: 'Lista de contactos',
    card: 'La tarjeta pública de cada centro',
    'wallet-card': 'Tarjeta de bolsillo',
    guide: 'La guía para saber a quién llamar',
    'named-person': 'Quién es la persona designada de cada centro a cualquier hora, y quién es la persona de respaldo',
    'site-numbers': 'Los números propios del centro',
    'site-steps': 'Los pasos de cada centro para la seguridad y la recuperación, en la lección 7 y en papel',
    'after-report': 'La página “Qué sigue”, con los pasos del centro',
    practice: 'Una práctica en equipo cada 90 días',
    'before-group': 'A quién avisar en el centro antes de que empiece un grupo, en la lección 7',
    'group-safety': 'Las medidas de seguridad del centro para los grupos, en la lección 7',
    'group-notice': 'Cada grupo se anuncia a las personas de la lista del centro, y ellas confirman que están al tanto',
    'group-measures': 'Una lista de medidas de seguridad para cada grupo',
    'group-name': 'Cada grupo tiene un nombre neutral, para correos y calendarios',
    'staff-support': 'Apoyo para el personal, al final de cada página del curso',
    document: 'La política como documento, con los nombres, los números y los pasos de cada centro',
    drift: 'Un aviso el mismo día en que alguien con una función en un centro se va o no está disponible',
    update: 'Cuando cambia una cláusula, quienes ya terminaron leen el cambio y responden preguntas sobre eso',
    'follow-ups': 'Preguntas semanas y meses después, que muestran qué recuerda el personal',
  },
  problems: {
    untaught: (clause) => `Ninguna lección enseña ${clause}.`,
    unasked: (clause, final) =>
      final === 0
        ? `Ninguna pregunta de la prueba final trata de ${clause}.`
        : `Solo ${count(final, 'pregunta', 'preguntas')} de la prueba final ${final === 1 ? 'trata' : 'tratan'} de ${clause}.`,
    inoperative: (clause) => `El programa no hace nada para que se cumpla ${clause}.`,
    orphan: (what, clause) => `${what} nombra ${clause}, que no está en la política.`,
    idle: (feature) => `Ninguna cláusula menciona esta función: ${feature}.`,
    of: {
      lesson: (id) => `La lección ${id}`,
      question: (id) => `La pregunta ${id}`,
      story: (id) => `La historia ${id}`,
      contact: (id) => `El contacto ${id}`,
      feature: () => 'La lista de lo que hace el programa',
    },
  },
}

export const policy: Messages['hr']['policy'] = {
  title: 'Su política',
  lead: 'El personal lee y confirma esta política. Las personas responsables del contenido pueden cambiar la redacción de una cláusula o agregar una propia. Los cambios llegan al personal cuando se publican.',
  version: (version, day) => `Versión ${version}, vigente desde el ${day}`,
  byRelease: (version, why) => `La versión ${version} llegó con una actualización del programa. ${why}`,
  approved: {
    nobody: 'No consta quién aprobó esta versión.',
    typed: (approver) => `Aprobada por: ${approver}.`,
    agreed: (by, proposedBy, day) => `${proposedBy} propuso esta versión y ${by} la aprobó el ${day}.`,
    alone: (by, day) =>
      `${by} publicó esta versión el ${day} sin otra aprobación. No había otra persona responsable del contenido que pudiera aprobarla.`,
  },
  done: {
    published: 'Su política está publicada. El personal ya la ve.',
    proposed: 'Su versión está pendiente de aprobación. El personal todavía no la ve.',
    returned: 'La versión no se publicará. Sus cambios están otra vez en el borrador.',
    saved: 'El cambio está en su borrador. El personal no lo ve hasta que se publique.',
    dropped: 'El cambio se quitó del borrador.',
    newer: 'Otra persona modificó este cambio, así que sigue en el borrador. Revíselo otra vez.',
  },
  marks: {
    reworded: 'Redacción de su organización',
    added: 'Cláusula propia',
    untranslated: 'Falta en español',
  },
  reword: 'Cambiar la redacción',
  add: 'Agregar una cláusula propia',
  inCourse: 'Lo que dice el curso',
  changedByRelease:
    'Una versión nueva del curso cambió esta cláusula después de que su organización cambió la redacción',
  changedByReleaseLead:
    'El texto de su organización se conserva hasta que alguien lo cambie. Compárelo con el nuevo texto del curso.',
  goneByRelease: 'El curso ya no tiene esta cláusula, así que el personal no ve el texto de su organización.',
  courseBefore: 'Antes, en el curso',
  courseNow: 'Ahora, en el curso',
  draft: {
    title: 'Cambios sin publicar',
    material: (reason) => `Cambio importante. Motivo: ${reason}`,
    minor: (reason) => `Cambio menor. Motivo: ${reason}`,
    saved: (when, who) => ended(`Último cambio: ${who ?? 'usted'}, ${when}`),
    now: 'Ahora',
    after: 'Después de publicar',
    inEnglish: 'El texto en inglés',
    gone: 'Ya no está en la política',
    none: 'No está en la política',
    edit: 'Volver a cambiarlo',
    drop: 'Descartar este cambio',
    publish: 'Ver qué cambiaría',
  },
  approve: 'Pedir que se apruebe como está',
  form: {
    title: 'Cambiar la redacción de una cláusula',
    newTitle: 'Agregar una cláusula propia',
    clause: (id) => `Cláusula ${id}`,
    lead: 'Deje en el texto los números de teléfono. Si una línea cambia de número, el texto se actualiza solo.',
    words: { en: 'Inglés', es: 'Español' },
    fields: {
      part: 'Parte de la política',
      short: 'En pocas palabras',
      clause: 'La cláusula',
      noSpanish: 'El texto en español no está listo. Mostrar mientras tanto el texto en inglés.',
      weight: '¿Qué tipo de cambio es?',
      reason: 'Motivo del cambio',
      remove: 'Quitar esta cláusula',
      back: 'Usar otra vez el texto del curso',
    },
    hints: {
      short:
        'Aparece en las lecciones y después de las preguntas, como “avisar de inmediato a las personas designadas”.',
      clause: 'Escriba funciones en vez de nombres, y no escriba nada sobre una persona joven.',
      reason: 'Escríbalo para el personal y para auditoría. Sin nombres y sin nada sobre una persona joven.',
    },
    weights: {
      material:
        'Importante: cambia lo que hace el personal. Quienes terminaron la orientación tienen 30 días para leer el cambio.',
      minor: 'Menor: cambian las palabras, pero el personal hace lo mismo que antes.',
    },
    save: 'Guardar en el borrador',
    newer: 'Otra persona cambió esta cláusula',
    newerLead:
      'Esa persona guardó la cláusula después de que usted abrió esta página. Compare los dos textos. Si vuelve a guardar, su texto reemplaza al otro en el borrador.',
    theirs: 'Guardado ahora',
    yours: 'Lo que usted escribió',
    problems: {
      needed: 'Escriba el texto en inglés.',
      reason: 'Escriba el motivo del cambio.',
      spanish: 'Escríbalo también en español, o marque que el texto en español no está listo.',
      both: 'Aquí hay texto en español. Bórrelo, o desmarque “El texto en español no está listo”.',
      braces: 'No use { ni }.',
      weight: 'Elija qué tipo de cambio es.',
      same: 'No hay ningún cambio.',
    },
  },
  problems: {
    notToReport:
      'El personal podría entender que no debe reportar, que puede arreglarlo sin el SCR ni la policía o que le toca a otra persona. Diga cuándo se reporta y a quién.',
    promises: 'Este texto promete un resultado, y nadie puede prometerlo.',
    permission:
      'El personal podría entender que, antes de reportar, hay que esperar un permiso, un consentimiento, pruebas o a otra persona. Aclare que no hay que esperar.',
    delay: 'Con este texto, el personal podría creer que puede esperar. Escriba “de inmediato”.',
    harms:
      'Con este texto, el personal podría guardar o enviar una imagen, prometer secreto, pedir detalles, enfrentar a alguien o registrar las cosas de una persona joven. Diga que no se hace. De averiguar se encargan la policía y personal especializado.',
    atOnce: 'Conserve las palabras que indican que hay que actuar de inmediato.',
    must: 'Conserve la obligación: escriba “se debe” o “se hará”.',
    toScr:
      'Diga en una sola oración que se debe reportar de inmediato al SCR, sin que dependa de nadie más. Por ejemplo: “Se debe reportar de inmediato al Registro Central Estatal (SCR)”.',
    toPerson:
      'Diga en una sola oración a quién del personal se avisa de inmediato. Por ejemplo: “Se avisará de inmediato a la persona designada”.',
    toHelp:
      'Diga en una sola oración que el centro debería buscar ayuda por otra vía, o que también se llama al SCR. Por ejemplo: “El centro debería buscar ayuda por otra vía adecuada. En caso de duda, llame al SCR y deje que decida la persona que evalúa la llamada”.',
    number: (phone) => `Conserve el número ${phone}.`,
    unknown: (phone) =>
      `${phone} no está en la página “Números de teléfono”, así que nadie lo revisaría. Use un número de esa página, o póngalo en los datos del centro.`,
  },
  warnings: {
    loud: 'El texto tiene una raya o un signo de exclamación.',
    claim: 'El texto da un porcentaje o habla de un requisito de la ley. Consulte antes con su asesoría legal.',
    long: 'Una oración tiene más de 30 palabras. Divídala en dos.',
    slashes: 'Evite las formas dobles como “él/ella”, y decida entre “y” y “o”.',
    oldWords: 'El texto contiene una palabra que no usamos para hablar de un menor.',
    name: 'Parece que el texto contiene un nombre o una dirección de correo. Escriba la función.',
  },
  inLanguage: { en: (text) => `Inglés: ${text}`, es: (text) => `Español: ${text}` },
  publish: {
    title: 'Publicar su política',
    draftTitle: 'Qué cambiaría su borrador',
    lead: 'Todavía no ha cambiado nada, y ver esta página no cambia nada. Al final puede enviar el borrador para que lo aprueben.',
    leadAlone: 'Todavía no ha cambiado nada, y ver esta página no cambia nada. Al final puede publicar el borrador.',
    inDraft: (ids) =>
      ids.length === 1
        ? `El borrador cambia una cláusula: ${ids.join()}.`
        : `Todas las personas responsables del contenido comparten este borrador, así que algunos cambios pueden ser de otra persona. El borrador cambia ${ids.length} cláusulas: ${ids.join(', ')}. Lo que aparece abajo abarca todas, y se publican juntas. Si quiere dejar una fuera, quítela primero del borrador.`,
    none: 'El borrador está vacío, así que no cambia ninguna cláusula. De todos modos, usted puede pedir que se apruebe la política como está.',
    noneAlone:
      'El borrador está vacío, así que no cambia ninguna cláusula. De todos modos, usted puede publicar la política como está.',
    blocked: 'Estos cambios no se pueden publicar así',
    warnings: 'Qué se podría redactar mejor',
    untranslatedText: (list) => `En español, el personal ve el texto en inglés de ${list}.`,
    asked: (n) =>
      n === 0
        ? 'Quienes terminaron no tienen que hacer nada.'
        : `${count(n, 'persona que terminó tiene', 'personas que terminaron tienen')} 30 días para leer lo que cambió y responder unas preguntas sobre eso. Su orientación sigue contando.`,
    withEarlier: (n, days) =>
      `${count(n, 'persona que tiene pendiente una actualización recibe', 'personas que tienen pendiente una actualización reciben')} este cambio junto con ella. Su fecha límite no cambia, así que ${n === 1 ? 'puede' : 'pueden'} tener menos de 30 días: ${days}.`,
    by: (n, date) => `${digits(n)} a más tardar el ${date}`,
    byLater: (n) => `${digits(n)} más adelante`,
    halfway: (n) =>
      n === 0
        ? 'Quienes no han terminado leen la versión nueva.'
        : `Quienes no han terminado leen la versión nueva. ${count(n, 'persona va', 'personas van')} por la mitad del curso: ${n === 1 ? 'sigue donde estaba y no tiene' : 'siguen donde estaban y no tienen'} que hacer ninguna actualización.`,
    stay: {
      lessons:
        'Estas lecciones enseñan las cláusulas que cambian. Su texto no cambia, salvo el texto breve de cada cláusula. Compruebe que todavía coinciden con la redacción nueva.',
      questions:
        'Estas preguntas tratan de las cláusulas que cambian. Conservan su texto. Compruebe que todavía coinciden.',
      stories:
        'Estas historias tratan de las cláusulas que cambian. Conservan su texto. Compruebe que todavía coinciden.',
    },
    documents:
      'La página de la política y sus archivos PDF y Word tienen la redacción nueva en cuanto se publica. Reemplace las copias impresas.',
    approvalOnly: 'La página de la política y sus archivos dicen quién la aprobó y desde cuándo está vigente.',
    approvalOnlyAlone:
      'La página de la política y sus archivos dicen quién la publicó, que nadie más la aprobó y desde cuándo está vigente.',
    updates: 'Quienes tienen que hacer una actualización la ven en su página de inicio y reciben recordatorios.',
    issued:
      'Las tarjetas, los carteles y los certificados ya emitidos no cambian. Los certificados posteriores nombran la versión nueva.',
    packages: (n) =>
      n === 0
        ? 'Ningún paquete incluye la política.'
        : `${count(n, 'paquete incluye', 'paquetes incluyen')} la política actual. ${n === 1 ? 'Reemplácelo' : 'Reemplácelos'} después de publicar.`,
    approver: '¿Quién debe aprobarla?',
    approverHint:
      'Otra persona responsable del contenido. La versión se publica cuando esa persona inicia sesión y la aprueba.',
    choose: 'Elija a una persona',
    alone:
      'Ninguna otra persona responsable del contenido puede iniciar sesión, así que usted puede publicar esta versión sin otra aprobación. La política dirá que nadie más la aprobó.',
    waiting: 'Otra versión está pendiente de aprobación. Podrá proponer esta cuando se decida sobre la otra.',
    button: 'Publicar ahora',
    propose: 'Enviar para su aprobación',
    back: 'Su política',
    problems: {
      approver: 'Elija quién debe aprobar la política.',
      changed: 'El borrador cambió después de que usted abrió esta página. Revíselo otra vez.',
    },
  },
  approval: {
    title: 'Aprobar la política',
    lead: 'Todavía no ha cambiado nada. Vea qué pasaría con esta versión.',
    waiting: (by, approver) => `${by} propuso una versión. ${approver} todavía tiene que aprobarla.`,
    yours: (by) => `${by} le pide que apruebe esta versión.`,
    waits: (by, approver) => `${by} propuso esta versión. Solo ${approver} puede aprobarla.`,
    open: 'Ver la versión y decidir',
    see: 'Ver qué cambia',
    means:
      'El personal ve esta versión en cuanto usted la aprueba, y la política dice que usted la aprobó. Entra en vigor ese mismo día.',
    button: 'Aprobar y publicar',
    giveBack: 'No aprobarla',
    takeBack: 'Retirarla',
    reason: 'Por qué no se publica',
    reasonHint: 'Lo puede ver cualquiera que lea el libro de registro. Sin nombres y sin nada sobre una persona joven.',
    problems: {
      reason: 'Escriba por qué no se publica.',
      changed: 'La política o esta versión cambió después de que usted abrió esta página. Revísela otra vez.',
    },
  },
  paper: {
    heading: 'La política como documento',
    lead: 'Tiene las cláusulas, a quién llamar y los datos y pasos de cada centro. El personal descarga el documento de su propio centro en la página de la política.',
    site: 'Centro',
    allSites: 'Todos los centros',
    language: 'Idioma',
    format: 'Tipo de archivo',
    button: 'Descargar',
    own: { pdf: 'Descargar la política en PDF', docx: 'Descargar la política para Word' },
    title: (organization, version) => `${organization}: política, versión ${version}`,
    organization: 'Organización',
    version: 'Versión',
    effectiveOn: 'Vigente desde',
    approved: 'Aprobación',
    madeOn: 'Descargada',
    keep: 'Solo para el personal y para auditoría. Tiene los pasos de cada centro, así que no la publique ni la comparta.',
    marks: {
      reworded: '(Redacción de la organización.)',
      added: '(Agregada por la organización.)',
    },
    numbers: 'A quién llamar',
    unpublished: 'Este centro todavía no ha publicado sus datos.',
    foot: (organization, version, day) => `${organization}. Política, versión ${version}. Al ${day}.`,
    page: (page, of) => ['Página ', page, ' de ', of],
  },
}
