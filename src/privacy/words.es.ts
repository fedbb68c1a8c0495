import { count, digits } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'

const held: Messages['privacy']['held'] = {
  ownTitle: 'Todo lo que se guarda sobre usted',
  ownLink: 'Ver o descargar todo lo que se guarda sobre usted',
  ownLead:
    'La página que Recursos Humanos tiene sobre usted muestra menos: fechas sin horas, cuántas entradas hay en el registro de auditoría y nada de la parte que solo ve usted.',
  title: 'Todo lo que se guarda sobre una persona',
  link: 'Ver o descargar todo lo que se guarda sobre esta persona',
  heading: (name) => `Todo lo que se guarda sobre ${name}`,
  lead: 'Use esta página cuando la persona pida sus datos o cuando usted necesite comprobar qué se guarda. Muestra fechas, pero no horas. No incluye las respuestas que eligió la persona, lo que practicó a solas ni su manera de leer el curso, porque nadie más ve eso.',
  made: (organization, date) => `${organization}, ${date}`,
  download: 'Descargar los datos (JSON)',
  print: 'Imprimir o guardar como PDF',
  contents: 'Partes de esta página',
  groups: {
    who: 'Persona y puestos',
    training: 'Capacitación',
    signingIn: 'Inicio de sesión',
    told: 'Mensajes y registro de auditoría',
    work: 'Listas, archivos y trabajo',
  },
  ownDownloadHint:
    'La descarga es para programas: un archivo de texto (JSON) con las horas exactas. Quizás tenga que confirmar antes su identidad.',
  downloadHint:
    'Para entregar estos datos, imprima esta página o guárdela como PDF. La descarga es para programas: un archivo de texto (JSON). Quizás tenga que confirmar antes su identidad, y la descarga queda anotada en el registro de auditoría.',
  titles: {
    records: 'Registros que se unieron',
    orientation: 'Orientación',
    account: 'Cuenta',
    waysIn: 'Maneras de iniciar sesión',
    messages: 'Mensajes',
    trail: 'Registro de auditoría',
    mentions: 'Grupos, prácticas, números de teléfono, funciones y aprobaciones',
    savedViews: 'Vistas guardadas',
    imported: 'Filas de archivos importados',
    doings: 'Trabajo en los registros de otras personas',
    entries: 'Anotaciones en el libro de registro',
    elsewhere: 'Lo que no está aquí',
  },
  columns: {
    what: 'Qué',
    value: 'Registrado',
    made: 'Creado',
    since: 'Desde',
    result: 'Estado',
    name: 'Nombre',
    file: 'Archivo',
    on: 'Día',
    said: 'Contenido',
    record: 'Registro',
    joined: 'Se unió',
    site: 'Centro',
  },
  record: (n) => `Registro ${digits(n)}`,
  recordStays: 'El que se conserva',
  recordsLead:
    'Recursos Humanos encontró que estos registros son de la misma persona. El nombre, el correo y el número de empleado que se usan son los del registro 1. Lo que tenían los demás también se guarda, con un título para cada uno.',
  recordOf: (title, n, joined) =>
    joined === null
      ? `${title}: registro ${n}, el que se conserva`
      : `${title}: registro ${n}, que se unió el ${joined}`,
  rows: {
    status: 'Estado actual',
    dueOn: 'Fecha límite',
    completedOn: 'Terminó',
    lessons: 'Lecciones terminadas',
    checks: 'Pruebas finales entregadas',
    signInName: 'Nombre de usuario',
    noSignInName: 'Ninguno, porque no hay contraseña',
    password: 'Contraseña',
    passwordKept: 'Sí, de una forma que nadie puede leer',
    passwordNone: 'Ninguna',
    addressConfirmed: 'Dirección de correo confirmada',
    language: 'Idioma de las páginas',
    since: 'Fecha de creación de la cuenta',
    closed: 'Cerrada',
    role: 'Rol',
    given: (date, by) => (by === '' ? `Lo tiene desde el ${date}` : `Lo asignó ${by} el ${date}`),
    changes: 'Cambios en la manera de iniciar sesión',
    ownChanges: 'Cambios en su manera de iniciar sesión',
    sessions: 'Sesiones abiertas',
    sessionsShown: 'Su cuenta',
  },
  none: {
    orientation: 'No hay ninguna orientación registrada.',
    account: 'No hay ninguna cuenta.',
    waysIn: 'No hay claves de acceso, enlaces ni códigos registrados.',
    trail: 'No se guarda ninguna entrada.',
    mentions: 'No hay nada registrado.',
    savedViews: 'No hay ninguna vista guardada.',
    imported: 'No se guarda ninguna fila de un archivo.',
    doings: 'No hay nada registrado.',
  },
  yes: 'Sí',
  no: 'No',
  purposes: {
    'set-up': 'Enlace para la primera configuración',
    invite: 'Invitación',
    reset: 'Enlace para una contraseña nueva',
    recovery: 'Código de recuperación',
  },
  mentions: {
    leads: 'Dirigió un grupo',
    told: 'En la lista de un grupo anunciado',
    confirmed: 'Confirmó que está al tanto de un grupo',
    listed: 'En la lista de personas a quienes un centro avisa antes de que empiece un grupo',
    practiced: 'Participó en una práctica',
    'owns-line': 'Estuvo a cargo de un número de teléfono',
    'holds-role': 'Su registro se vinculó con una función de un centro',
    'keeps-role': 'Una función de un centro siguió vinculada con su registro cuando cambiaron los datos del centro',
    'approves-policy': 'Se le pidió aprobar una versión de la política',
  },
  factorKinds: {
    passkey: 'Clave de acceso',
    'code-app': 'App que muestra códigos',
    'spare-code': 'Código de reserva',
    'single-sign-on': 'Inicio de sesión único',
    'single-sign-on-request': 'Inicio de sesión único sin confirmar',
  },
  notUsed: 'Sin usar',
  used: (date) => `Usado el ${date}`,
  unused: (date) => `Sin usar, vence el ${date}`,
  recovery: 'Solicitud de un código de recuperación',
  recoveryOpen: 'Abierta',
  recoveryClosed: (date) => `Cerrada el ${date}`,
  papersLead:
    'Si necesita una copia de un documento, pídala a Recursos Humanos: algunos también tratan de otras personas.',
  line: (line) => `Fila ${line}`,
  lineKept: 'Guardado',
  lineGone: 'Borrado',
  doings: {
    files: 'Archivos de personal subidos o revisados',
    mappings: 'Configuraciones guardadas para leer esos archivos',
    papers: 'Documentos subidos',
    packs: 'Paquetes de evidencia pedidos',
    reportFiles: 'Archivos grandes de informes pedidos',
    packageOrders: 'Revisiones de paquetes pedidas',
    packages: 'Paquetes creados',
    packageRecipients: 'Notas sobre adónde se enviaron los paquetes',
    looks: 'Logotipos y colores elegidos',
    organizationNames: 'Cambios del nombre de la organización',
    messages: 'Mensajes enviados a mano',
    handOvers: 'Entregas de mensajes confirmadas o anuladas',
    texts: 'Últimos cambios en los textos de mensajes',
    reminderSettings: 'Último cambio en la configuración de recordatorios',
    singleSignOn: 'Último cambio en la configuración del inicio de sesión único',
    headRecipient: 'Último cambio de quién recibe los cierres',
    retention: 'Último cambio en los plazos para guardar los datos',
    passMarkSheets: 'Hojas del mínimo para aprobar que se abrieron',
    links: 'Enlaces y códigos creados',
    roles: 'Roles asignados',
    recoveriesAsked: 'Códigos de recuperación pedidos',
    recoveriesAgreed: 'Códigos de recuperación con su visto bueno',
    supervises: 'Puestos del personal que supervisa esta persona',
    entries: 'Anotaciones en el libro de registro sobre otras personas',
  },
  doingsLead: 'Aquí se ve cuántas veces se hizo cada cosa, sin detalles.',
  trail: {
    lead: 'Aquí se ve cuántas entradas hay y de qué días. En su propia página, la persona ve cada entrada con su hora, y las direcciones de red desde las que inició sesión.',
    about: 'Entradas sobre esta persona',
    by: 'Entradas sobre lo que hizo esta persona',
    first: 'La entrada más antigua que se guarda',
    last: 'La entrada más reciente',
    ownLead:
      'Aquí se ve lo que usted hizo, como iniciar sesión, y lo que otras personas hicieron con su registro o con su acceso.',
    newest: (shown, all) =>
      `Estas son las ${digits(shown)} entradas más recientes, de ${digits(all)}. Todas están en la descarga.`,
    addresses:
      'La dirección de red aparece solo en lo que usted hizo, y en lo que hizo alguien sin iniciar sesión. Lo que usted hizo en los registros de otras personas aparece aquí sin el nombre de esas personas.',
    you: 'Usted',
    someoneElse: 'otra persona',
  },
  onlyYou: 'Esto solo lo ve usted',
  drafts: (n) =>
    `Se ${n === 1 ? 'guarda' : 'guardan'} ${count(n, 'respuesta o punto del curso', 'respuestas y puntos del curso')} para que usted pueda seguir donde se quedó. ${n === 1 ? 'Se borra' : 'Se borran'} 30 días después de que usted termina, o después de su último día de trabajo.`,
  noDrafts: 'No hay respuestas ni prácticas guardadas.',
  readingNote: 'Esto no está en la descarga, para que usted pueda mostrar el archivo a cualquiera.',
  failedSignIns: (n) =>
    `${count(n, 'intento fallido', 'intentos fallidos')} de iniciar sesión con su nombre de usuario en los últimos días.`,
  elsewhere: [
    'Respuestas a la primera prueba final, contadas en grupos de cinco personas o más. Nadie puede saber de quién eran.',
    'Copias de seguridad de los últimos siete días, que tienen los mismos datos que esta página.',
    'Paquetes de evidencia e informes que alguien creó antes, y archivos que alguien descargó.',
    'El registro de eventos del servidor. Contiene identificadores y páginas, pero ningún nombre.',
    'La lista de personal de su sistema de Recursos Humanos, y los registros de otros sistemas de aprendizaje.',
  ],
  ownElsewhere: 'Sus pausas y las veces que salió de una página. Eso nunca se guarda.',
}

const retention: Messages['privacy']['retention'] = {
  title: 'Cuánto tiempo se guardan los datos',
  lead: 'Una vez al día, el servidor borra los datos que cumplieron su plazo. Antes de guardar, vea qué se borraría. La ley puede exigir plazos más largos: consulte a su asesoría legal.',
  saved: 'Guardado. Nada se borra antes de mañana.',
  columns: { what: 'Datos', period: 'Se guardan', goes: 'Se borran' },
  changed: (before) => `Con cambios. Vigente ahora: ${before}`,
  inForce: 'Vigente ahora',
  wouldGo: 'Qué se borraría con estos plazos',
  saveLead:
    'Nada se borra antes de mañana. Después, los datos borrados solo se pueden recuperar de una copia de seguridad.',
  save: 'Guardar estos plazos',
  cancel: 'Conservar los plazos vigentes',
  change: 'Elegir otros plazos',
  look: 'Mostrar qué se borraría',
  classes: {
    leavers: 'Registros de personas que se fueron',
    messages: 'Mensajes enviados o que no se enviarán, y avisos a otros sistemas',
    links: 'Enlaces, códigos y solicitudes usados o vencidos',
    addresses: 'Direcciones de red en el registro de auditoría',
    trail: 'Entradas del registro de auditoría',
    drafts: 'Práctica y respuestas de una prueba abierta',
    unsent: 'Lo que alguien escribió en un formulario y no envió',
    imports: 'Archivos de personal y de cursos terminados, con el contenido de cada fila',
    requests: 'Solicitudes de inicio de sesión único que nadie confirmó',
    selections: 'Personas seleccionadas en una lista para hacer algo con todas',
    forms: 'Formularios guardados mientras alguien vuelve a iniciar sesión',
    followUps: 'Enlaces de las preguntas de seguimiento',
    steps: 'Inicios de sesión que nadie terminó',
    sessions: 'Sesiones',
    failures: 'Recuento de intentos fallidos de iniciar sesión',
    reportFiles: 'Archivos grandes de informes',
    packageOrders: 'Resultados de las revisiones de paquetes',
  },
  hints: {
    leavers:
      'Se cuenta desde el último día de trabajo. El servidor no borra los datos de nadie: pasado este tiempo, Recursos Humanos ve a la persona en una lista. Un reclamo puede llegar décadas después, así que consulte a su asesoría legal y a su aseguradora antes de elegir menos años.',
    messages:
      'El tipo de mensaje, quién lo recibió y qué día. Los informes y los paquetes de evidencia muestran estos mensajes. Los que tratan de algo pendiente se conservan.',
    links: 'Quién los creó y para quién, y cuándo se usaron.',
    addresses: 'Ayudan a saber desde dónde alguien inició sesión.',
    trail: 'Quién inició sesión, leyó, descargó o cambió algo.',
  },
  begins: {
    leavers: 'desde el último día de trabajo',
    drafts: 'después de que alguien termina la orientación, o después de su último día de trabajo',
    unsent: 'después del último cambio, o antes si se cierra la cuenta',
    imports: 'después de subir el archivo',
    sessions: 'después de que vencen, como máximo 12 horas después de iniciar sesión',
    failures: 'después del último intento',
    reportFiles: 'después de pedirlos',
    packageOrders: 'después de pedir la revisión',
  },
  periods: {
    'as-it-ends': 'Hasta que terminan',
    '1-hour': '1 hora',
    '1-day': '1 día',
    '7-days': '7 días',
    '30-days': '30 días',
    '90-days': '90 días',
    '1-year': '1 año',
    '3-years': '3 años',
    '6-years': '6 años',
    '7-years': '7 años',
    '10-years': '10 años',
    '20-years': '20 años',
    '30-years': '30 años',
    keep: 'Siempre',
  },
  goes: (n, date) =>
    n === 0
      ? `No hay nada anterior al ${date}`
      : `Hasta el ${date}: ${n === 1 ? 'se borrará 1' : `se borrarán ${digits(n)}`}, a partir de mañana`,
  wouldGoUpTo: (n, date) =>
    n === 0
      ? `No hay nada anterior al ${date}`
      : `Hasta el ${date}: ${n === 1 ? 'se borraría 1' : `se borrarían ${digits(n)}`}`,
  goesEachHour: (n) =>
    n === 0 ? 'Ahora no hay nada por borrar' : `${digits(n)} se ${n === 1 ? 'borra' : 'borran'} en menos de una hora`,
  mayBeErased: (n) =>
    n === 0
      ? 'Nadie se fue hace tanto tiempo'
      : `Dos personas de Recursos Humanos pueden borrar ahora los datos de ${count(n, 'persona', 'personas')}`,
  never: 'Nada se borra automáticamente',
  notKnown: 'Lo sabremos cuando los estados estén actualizados',
  fixedTitle: 'Lo que no se elige aquí',
  fixed: [
    'Los registros de capacitación, los certificados y las ediciones del curso nunca se borran automáticamente. Dos personas de Recursos Humanos pueden borrar el nombre y los datos de contacto de alguien.',
    'Los paquetes que Recursos Humanos prueba quedan solo en la memoria. El servidor guarda los últimos ocho y los pierde cuando se reinicia.',
    'Las copias de seguridad se guardan siete días.',
  ],
}

const leavers: Messages['privacy']['leavers'] = {
  title: 'Personas cuyos datos se pueden borrar ahora',
  lead: (period) =>
    `Su organización conserva el registro de cada persona durante ${period} después de su último día de trabajo. Cuando pasa ese tiempo, la persona aparece aquí. El servidor no borra los datos de nadie.`,
  always:
    'Su organización conserva siempre los registros de quienes se fueron, así que aquí no aparece nadie. Alguien de administración puede elegir un número de años en la configuración, en “Conservación de datos”.',
  check:
    'La ley, un contrato o un reclamo pueden exigir más tiempo. Compruébelo antes de borrar los datos de alguien. Si el registro tiene que conservarse, indíquelo en la página de la persona.',
  may: 'Se pueden borrar ahora',
  none: 'Nadie.',
  first: (n, of) => `Las primeras ${digits(n)} personas que se fueron, de ${digits(of)}.`,
  kept: 'Registros que se conservan más tiempo',
  noneKept: 'Ningún registro se conserva más tiempo de lo normal.',
  columns: {
    person: 'Persona',
    lastDay: 'Último día de trabajo',
    over: 'Fin del plazo',
    next: 'Siguiente paso',
    why: 'Por qué se conserva',
  },
  overFor: (years, months) =>
    years === 0 && months === 0
      ? 'hace menos de un mes'
      : `hace ${[
          ...(years === 0 ? [] : [count(years, 'año', 'años')]),
          ...(months === 0 ? [] : [count(months, 'mes', 'meses')]),
        ].join(' y ')}`,
  erase: 'Ver qué se borraría',
  confirm: 'Alguien pidió borrar los datos. Tiene que confirmarlo una segunda persona.',
  change: 'Cambiar el plazo de conservación',
}

export const privacy: Messages['privacy'] = { held, retention, leavers }
