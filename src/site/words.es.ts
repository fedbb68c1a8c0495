import type { Messages } from '../words/messages.ts'
import { count } from '../words/count.ts'
import { atHour } from '../words/hour.ts'

/** Settings of the whole organization. */
export const organization: Messages['hr']['organization'] = {
  title: 'Organización',
  name: 'Nombre',
  timeZone: 'Zona horaria de los registros',
  leaveTitle: 'Adónde lleva “Salir de esta página”',
  leaveLead:
    'El botón está en cada página del curso. Guarda el avance, cierra la sesión y abre otro sitio. Elija uno que a nadie le extrañe y que no muestre nada personal, por ejemplo, uno del tiempo. Debe abrir rápido y sin pedir contraseña. Ábralo una vez en un celular antes de guardar.',
  leaveTo: 'Dirección de ese sitio',
  leaveToHint:
    'Empieza con https://. Déjela vacía para mostrar una página en blanco de este servidor. Este servidor nunca abre la dirección: lo hace el navegador de quien toma el curso.',
  leaveToWrong: 'Escriba una dirección que empiece con https://, por ejemplo, https://www.weather.gov/',
  save: 'Guardar',
  saved: 'Guardado. A partir de ahora, el botón lleva allí.',
}

/** The page that leads to all settings, in Spanish. */
export const settings: Messages['hr']['settings'] = {
  title: 'Configuración',
  lead: 'Cuándo se le recuerda al personal, quién puede hacer qué, cómo se entra, qué se guarda y cómo comprobarlo.',
  groups: {
    reminders: 'Mensajes al personal',
    access: 'Roles e inicio de sesión',
    organization: 'La organización y sus datos',
    records: 'Comprobaciones',
  },
  leads: {
    reminders: 'Elegir cuándo se manda un recordatorio y a quién más se avisa.',
    messages: 'Ver qué mensajes salieron, cuáles esperan y cuáles fallaron.',
    texts: 'Leer o cambiar los textos de los mensajes que recibe el personal.',
    roles: 'Dar y quitar roles, y agregar a una persona auditora externa.',
    singleSignOn: 'Permitir que el personal entre con la cuenta que ya tiene en su organización.',
    secondStep: 'Pedir una clave de acceso, o un código de una app además de la contraseña.',
    organization:
      'Ver el nombre y la zona horaria, poner el logotipo y el color, y elegir adónde lleva “Salir de esta página”.',
    retention: 'Elegir cuándo se borran los mensajes, los enlaces y el registro de auditoría.',
    audit: 'Ver quién entró, abrió un registro, descargó algo o cambió una configuración.',
    ledger:
      'Comprobar y firmar el libro de registro, elegir quién recibe sus cierres y ver la última copia de seguridad.',
  },
  states: {
    on: 'En uso',
    off: 'Sin configurar',
    required: 'Obligatorio',
    requiredFrom: (day) => `Obligatorio desde el ${day}`,
    notRequired: 'Todavía no es obligatorio',
  },
  next: {
    title: 'Lo que sigue',
    secondAdministrator: {
      lead: 'Solo una persona puede dar roles y cambiar cómo se entra. Si esa persona falta, nadie puede.',
      text: 'Agregar a otra persona que administre',
    },
    waitingAdministrator: {
      lead: (name) =>
        `${name} también administra, pero todavía no ha iniciado sesión. Hasta entonces, solo una persona puede dar roles.`,
      text: 'Crear un enlace para iniciar sesión',
    },
    secondStep: {
      lead: 'Quienes ven registros de otras personas pueden entrar solo con la contraseña. Elija desde qué día necesitan un segundo paso.',
      text: 'Elegir un día',
    },
  },
}

/** Site details: what the policy leaves for each site to decide, in Spanish. */
export const sites: Messages['hr']['sites'] = {
  title: 'Datos de los centros',
  lead: 'La política deja que cada centro decida algunas cosas. El personal puede avanzar sin esos datos, pero solo puede confirmar la política cuando estén publicados.',
  next: {
    notLiveYet: (site) => `Los datos de ${site} todavía no están publicados.`,
    waitingFor: (site, n) =>
      n === 1
        ? `Los datos de ${site} todavía no están publicados, y una persona los espera.`
        : `Los datos de ${site} todavía no están publicados, y ${n} personas los esperan.`,
    goOn: 'Completar los datos',
  },
  table: 'Los centros y lo que han publicado',
  site: 'Centro',
  live: 'Versión publicada',
  notLive: 'Aún sin publicar',
  version: (version, date) => `Versión ${version}, ${date}`,
  draft: 'Borrador',
  noDraft: 'No hay cambios pendientes',
  readyDraft: 'Cambios listos para publicar',
  samePerson: 'Elija a otra persona a quien acudir si la preocupación es sobre la persona designada',
  blanks: (n) => (n === 1 ? 'Falta 1 casilla' : `Faltan ${n} casillas`),
  waiting: 'En espera',
  card: 'Tarjeta',
  printCard: 'Imprimir la tarjeta',
  cardOf: (site) => ` de ${site}`,
  noCard: 'Todavía no',
  waitingFor: (n) => `${count(n, 'persona espera', 'personas esperan')} estos datos`,
  waited: (n) =>
    `${count(n, 'persona que esperaba puede', 'personas que esperaban pueden')} confirmar la política ahora. No ${n === 1 ? 'le' : 'les'} falta nada más.`,
  nobodyWaits: 'Nadie',

  add: 'Agregar un centro',
  addButton: 'Agregar este centro',
  name: 'Nombre del centro',
  nameNeeded: 'Escriba el nombre del centro',
  slug: 'Nombre corto para direcciones web',
  slugHint:
    'La última parte de la dirección web que se imprime para este centro, por ejemplo, casa-norte. Si la deja vacía, se forma con el nombre del centro.',
  slugShape: 'Use minúsculas, números y guiones simples, por ejemplo, casa-norte',
  slugTaken: 'Otro centro u otra organización tiene o tuvo esta dirección. Elija otra.',
  shorter: 'Use menos caracteres aquí',

  form: {
    back: 'Todos los centros',
    title: (site) => `Datos de ${site}`,
    gaps: (n) => `${n === 1 ? 'Falta 1 casilla' : `Faltan ${n} casillas`} por llenar antes de publicar`,
    gapsLive: (n) => `${n === 1 ? 'Falta 1 casilla' : `Faltan ${n} casillas`} por llenar antes de publicar otra vez`,
    staysLive: 'Hasta entonces, sigue en uso lo que ya está publicado.',
    samePersonLive:
      'En los datos publicados, una preocupación sobre la persona designada llega a una persona designada o a la persona de respaldo. Elija a otra persona y publique otra vez. Esto no detiene la confirmación de nadie.',
    withoutSpanish: (n) =>
      `${count(n, 'texto no tiene', 'textos no tienen')} versión en español. Quienes leen en español ${n === 1 ? 'lo verán' : 'los verán'} en inglés, con una nota que lo dice. Puede publicar ahora y agregar el español después.`,
    withoutSpanishLive: (n) =>
      `${count(n, 'texto no tiene', 'textos no tienen')} versión en español. Quienes leen en español ${n === 1 ? 'lo ven' : 'los ven'} en inglés, con una nota que lo dice. Agregue aquí el español y publique otra vez.`,
    untilThen: (site) => `Hasta entonces, el personal de ${site} ve:`,
    published: 'Publicado. A partir de ahora, el personal ve estos datos.',
    live: (version, date) => `La versión ${version} está publicada desde el ${date}.`,
    notLive: 'Aún no hay nada publicado.',
    draftWaits: 'Está viendo un borrador sin publicar.',
    at: atHour,
    onDay: (date, time) => `el ${date} ${atHour(time)}`,
    someoneElse: 'otra persona',
    savedBy: (when, who) => `Borrador guardado ${when}${who === null ? '' : ` por ${who}`}.`,
    newer: (when, who) =>
      who === null
        ? `Usted guardó un borrador más reciente ${when}, en otra ventana`
        : `Hay un borrador más reciente, guardado ${when} por ${who}`,
    newerLead:
      'No se perdió nada de lo que escribió: sigue en el formulario de abajo, pero todavía no está guardado. Para que su versión reemplace el borrador más reciente, elija “Guardar borrador”.',
    newerOpen: 'Abrir el borrador más reciente en otra ventana',
    newerDiffers: 'El borrador más reciente tiene algo distinto aquí:',
    newerEmpty: 'vacío',
    noDraft: 'Esto es lo que está publicado.',

    sections: {
      place: 'El centro',
      named: 'Personas designadas y sus horarios',
      others: 'Persona de respaldo, y a quién acudir si la preocupación es sobre la persona designada',
      whoCalls: 'Quién llama al SCR',
      local: 'Números locales',
      safety: 'Pasos para la seguridad y la recuperación',
      more: 'Grupos, y apoyo para el personal',
    },
    slugHint: 'Minúsculas, números y guiones. Las direcciones que ya se imprimieron siguen funcionando.',
    timeZone: 'Zona horaria',

    namedHint:
      'El personal avisa de inmediato a esta persona, así que debe haber una persona designada a toda hora, todos los días. Agregue una persona por cada turno.',
    namedPerson: (n) => `Persona designada ${n}`,
    role: 'Función',
    roleHint: 'Es mejor poner la función: sigue igual aunque cambie la persona.',
    personName: 'Nombre, si el personal lo necesita',
    personNameHint: 'Se guarda para siempre en el registro de los datos publicados. Basta con la función.',
    phone: 'Teléfono',
    publicPhone: (whose) => `${whose}: ¿mostrar este número en la tarjeta pública?`,
    publicPhoneHint:
      'Por lo general, sí. Es posible que quien acaba de escuchar a una persona joven no haya iniciado sesión ni tenga a mano la tarjeta impresa. La tarjeta muestra la función y el número, nunca un nombre.',
    publicPhoneYes: 'Sí, mostrarlo',
    publicPhoneNo: 'No, solo en la tarjeta impresa y después de iniciar sesión',
    allDay: 'Todo el día',
    allDayHint: 'De turno las 24 horas de los días marcados.',
    inSpanish: (label) => `${label} (en español)`,
    spanishHint:
      'El español es opcional. Donde falta, quienes leen en español ven el texto en inglés, con una nota que lo dice.',
    from: 'De turno desde',
    to: 'Hasta',
    toHint:
      'Si la hora final es anterior a la inicial, es del día siguiente. Tanto 00:00 como 23:59 quieren decir medianoche.',
    days: 'Qué días',
    weekdays: {
      mon: 'Lunes',
      tue: 'Martes',
      wed: 'Miércoles',
      thu: 'Jueves',
      fri: 'Viernes',
      sat: 'Sábado',
      sun: 'Domingo',
    },
    method: 'Cómo comunicarse con esa persona',
    methodHint: 'Por ejemplo: Llame. Si nadie contesta, llame a la persona de respaldo.',
    addNamed: 'Agregar una persona designada',
    moreHours: (n) => `Agregar otro horario de la persona ${n}`,
    removeNamed: (n) => `Quitar la persona designada ${n}`,
    whose: {
      backup: 'Persona de respaldo',
      ifAboutThatPerson: 'Preocupación sobre la persona designada',
      support: 'Apoyo para el personal',
    },
    backupRole: 'Función de la persona de respaldo',
    backupHint: 'Para cuando la persona designada no está o no contesta, de día y de noche.',
    backupPhone: 'Teléfono de la persona de respaldo',
    aboutRole: 'A quién se avisa si la preocupación es sobre la persona designada (función)',
    aboutHint: 'Alguien que no sea una persona designada ni la de respaldo.',
    aboutPhone: 'Teléfono para ese caso',
    whoCalls: '¿Quién llama al Registro Central Estatal (SCR)?',
    whoCallsHint: 'En Nueva Jersey, el deber de reportar sigue siendo de cada persona que tiene causa razonable.',
    whoCallsOptions: {
      'staff-with-named': 'Cada miembro del personal, con la persona designada a su lado',
      'named-confirmed': 'La persona designada, y quien le avisó se asegura de que se haga la llamada',
      'whoever-first': 'Cualquiera de los dos: quien pueda llamar primero',
    },
    always: 'Enseñar al personal a llamar al SCR después de cada revelación',
    alwaysHint: 'Consulte a su asesoría legal. El curso nunca le dice a nadie que no llame.',

    localHint: 'Solo números a los que alguien de aquí haya llamado. La lista puede quedar vacía.',
    localNumber: (n) => `Número local ${n}`,
    localName: 'Nombre',
    purpose: 'Para qué sirve',
    hours: 'Horario',
    checkedOn: 'Fecha en que se llamó y se confirmó',
    addLocal: 'Agregar un número',
    removeLocal: (n) => `Quitar el número local ${n}`,

    steps: 'Las primeras 24 horas en este centro',
    stepsHint:
      'Diga quién dirige, qué lugar seguro tiene la persona joven para pasar la noche, y quién se encarga del transporte, de la atención médica y del contacto al día siguiente. Si lo deja vacío, se muestran pasos generales. Nunca escriba sobre un caso real.',

    beforeGroup: 'A quién se avisa antes de un grupo de prevención',
    groupSafety: 'Medidas de seguridad para los grupos',
    neverReal: 'Nunca escriba sobre un caso real.',
    supportRole: 'Apoyo para el personal: quién',
    supportPhone: 'Apoyo para el personal: teléfono',

    save: 'Guardar',
    saveDraft: 'Guardar borrador',
    saveAndSee: 'Vista previa',
    publish: 'Publicar',
    checkChanges: 'Revisar los cambios',
    isReady: 'Todo listo para publicar.',
    offline: 'Sus últimos cambios todavía no se guardaron. Revise la conexión y elija “Guardar borrador”.',
    signedOut:
      'Sus últimos cambios todavía no se guardaron. Elija “Guardar borrador”, vuelva a iniciar sesión y envíelos desde ahí.',
    cardMore: 'Su dirección, y tarjetas para imprimir',

    status: 'Estado de esta página',
    waitTitle: 'Quién espera esto',
    waitText: 'Ya terminaron todo lo demás. Podrán confirmar la política cuando esto esté publicado.',
  },

  checks: {
    inEnglish: (n) => `${count(n, 'texto se muestra', 'textos se muestran')} en inglés a quienes leen en español`,
    complete: 'Todo completo',
    missing: (n) => (n === 1 ? 'Falta 1 casilla' : `Faltan ${n} casillas`),
    localNone: 'Ninguno, así que esa parte no se muestra',
    localCount: (n, days) =>
      `${n}; la llamada más antigua ${days === 0 ? 'es de hoy' : `fue hace ${count(days, 'día', 'días')}`}`,
    ownText: 'Texto propio',
    general: 'Se muestran pasos generales',
    more: (n) => (n === 0 ? 'Sin llenar' : `${n} de 3 con texto`),
  },

  week: {
    caption: 'A quién se avisa y cuándo',
    empty: 'Elija días y horas, y aquí aparece la semana.',
    whole: 'Hay alguien de turno a toda hora, todos los días.',
    everyDay: 'Todos los días',
    allDay: 'Todo el día',
    midnight: 'medianoche',
    noRole: 'todavía sin función',
    nobody: 'nadie',
    and: ' y ',
    fromTo: (from, to) => `${from} a ${to}`,
    gap: (when) => `Nadie está de turno a estas horas: ${when}. Agregue a una persona o cambie el horario.`,
    overlap: (who, when) =>
      `${who} están de turno a la vez a estas horas: ${when}. Si es lo que quiere, está bien: el personal ve a todas las personas de turno.`,
    others: (n) => `Y ${count(n, 'caso más', 'casos más')} como este.`,
  },

  fill: {
    name: () => 'Escriba el nombre del centro',
    slug: () => 'Use minúsculas, números y guiones simples, por ejemplo, casa-norte',
    slugTaken: () => 'Otro centro u otra organización tiene o tuvo esta dirección. Elija otra.',
    timeZone: () => 'Elija una zona horaria de la lista',
    named: () => 'Escriba a quién avisa el personal de inmediato, por ejemplo, dirección del programa',
    hours: (at) => `Nadie está de turno a partir de este momento: ${at}. Agregue a una persona o cambie el horario.`,
    role: () => 'Escriba la función, por ejemplo, dirección clínica',
    phone: () => 'Escriba los 10 dígitos de un número que alguien conteste',
    phoneOfAll: () => 'El 911 y el 988 ya están en cada página. Escriba el número que contesta esta persona o línea.',
    times: () => 'Escriba las dos horas, por ejemplo, 8:00 a. m. y 8:00 p. m., o marque “Todo el día”',
    days: () => 'Elija al menos un día, por ejemplo, lunes',
    backup: () =>
      'Escriba la función de una persona de respaldo que conteste de día y de noche, por ejemplo, dirección clínica',
    ifAboutThatPerson: () =>
      'Escriba a quién se avisa cuando la preocupación es sobre la persona designada, por ejemplo, dirección ejecutiva',
    sayWhoCallsScr: () => 'Elija quién llama al SCR',
    localName: () => 'Escriba el nombre de esta línea, por ejemplo, Línea de crisis del condado',
    checkedOn: () => 'Escriba el día en que alguien de aquí llamó a este número: hoy o antes',
    publicPhone: () => 'Indique si la tarjeta pública muestra este número',
    samePerson: () =>
      'Elija a otra persona para una preocupación sobre la persona designada: ni una persona designada ni la de respaldo. Use otra función y otro número.',
    english: () => 'Escriba también el inglés: se muestra donde no hay español',
    tooLong: (most) => `Use ${most} caracteres o menos`,
  },

  preview: {
    title: 'Como lo verá el personal',
    changes: 'Qué cambia',
    changesLead:
      'Compare cada línea con lo que quería escribir. Si cambió un número, llame a ese número antes de publicar. Si es una línea de ayuda, no haga una llamada de prueba: busque el número en su página web.',
    becomes: 'cambia a',
    blank: '(en blanco)',
    lead: 'Estas partes aparecen en las lecciones y junto a la política. Lo que falta se muestra como lo vería el personal.',
    back: 'Volver a los datos',
    card: 'La tarjeta pública con los datos de este borrador',
    lessons: 'En las lecciones y junto a la política',
  },
}
