import type { Messages } from '../words/messages.ts'
import { count, digits } from '../words/count.ts'
import { atHour, ended } from '../words/hour.ts'

/** Settings of the whole organization. */
export const organization: Messages['hr']['organization'] = {
  title: 'Organización',
  timeZone: 'Zona horaria de los registros',
  leaveTitle: 'Adónde lleva “Salir de esta página”',
  leaveLead:
    'El botón está en cada página del curso. Guarda el avance, cierra la sesión y abre otro sitio. Elija uno que a nadie le llame la atención y que no muestre nada personal, por ejemplo, uno sobre el clima. Debe abrirse rápido y sin pedir contraseña. Ábralo una vez en un celular antes de guardar.',
  leaveTo: 'Dirección de ese sitio',
  leaveToHint:
    'Empieza con https://. Déjela vacía para mostrar una página en blanco de este servidor. Este servidor nunca abre la dirección: lo hace el navegador de quien toma el curso.',
  leaveToWrong: 'Escriba una dirección que empiece con https://, por ejemplo, https://www.weather.gov/',
  siteAgreementTitle: 'Quién publica los datos de los centros',
  siteAgreement: 'Se necesita el visto bueno de una segunda persona',
  siteAgreementHint:
    'Una persona responsable del contenido propone los datos, y otra da su visto bueno o los devuelve con un motivo. Si nadie más con ese rol puede iniciar sesión, o si usted no marca la casilla, una sola persona puede publicar, y así consta en el registro.',
  siteAgreementAlone:
    'Solo una persona responsable del contenido puede iniciar sesión, así que nadie podría dar su visto bueno. Asigne antes ese rol a otra persona, en Roles.',
  save: 'Guardar',
  saved: 'Guardado.',
  rename: {
    field: 'Nombre de la organización',
    ask: 'Cambiar el nombre',
    title: '¿Cambiar el nombre de la organización?',
    now: 'Nombre actual',
    next: 'Nombre nuevo',
    same: 'Ese es el nombre actual. Escriba otro.',
    means: [
      'Las páginas, los certificados nuevos, los correos y los informes llevan de inmediato el nombre nuevo.',
      'Los certificados, informes y paquetes de evidencia anteriores conservan el nombre que tenían.',
      'La tarjeta de cada centro conserva el nombre anterior hasta que se vuelvan a publicar los datos del centro. Entonces hay que imprimir de nuevo las tarjetas y los carteles.',
      'Inicio dice qué paquetes hay que hacer de nuevo.',
    ],
    confirm: 'Usar el nombre nuevo',
    earlier: 'Nombres anteriores',
  },
}

/** The page that leads to all settings, in Spanish. */
export const settings: Messages['hr']['settings'] = {
  title: 'Configuración',
  lead: 'Cuándo se envían recordatorios al personal, quién puede hacer qué, cómo se inicia sesión, qué se guarda y cómo se comprueban los registros.',
  groups: {
    reminders: 'Mensajes al personal',
    access: 'Roles e inicio de sesión',
    organization: 'La organización y sus datos',
    records: 'Comprobaciones',
  },
  leads: {
    reminders: 'Elegir cuándo se envía un recordatorio y a quién más se avisa.',
    messages: 'Ver qué mensajes se enviaron, cuáles están en espera y cuáles fallaron.',
    texts: 'Leer o cambiar los textos de los mensajes que recibe el personal.',
    roles: 'Asignar y quitar roles, y agregar a una persona auditora externa.',
    singleSignOn: 'Permitir que el personal inicie sesión con la cuenta que ya tiene en su organización.',
    secondStep: 'Pedir una clave de acceso, o un código de una app además de la contraseña.',
    organization:
      'Cambiar el nombre y ver la zona horaria. Elegir el logotipo, el color y adónde lleva “Salir de esta página”. Decidir si se necesita el visto bueno de una segunda persona para publicar los datos de los centros.',
    retention: 'Elegir cuándo se borran los mensajes, los enlaces y el registro de auditoría.',
    webhooks: 'Permitir que otro sistema lea registros y ver cuáles reciben avisos.',
    audit: 'Ver quién inició sesión, abrió un registro, descargó algo o cambió una configuración.',
    ledger:
      'Comprobar y firmar el libro de registro, elegir quién recibe sus cierres y ver la última copia de seguridad.',
  },
  states: {
    on: 'Configurado',
    off: 'Sin configurar',
    required: 'Obligatorio',
    requiredFrom: (day) => `Obligatorio desde el ${day}`,
    notRequired: 'Todavía no es obligatorio',
  },
  next: {
    title: 'Lo que sigue',
    secondAdministrator: {
      lead: 'Solo una persona puede asignar roles y cambiar cómo se inicia sesión. Si esa persona falta, nadie puede hacerlo.',
      text: 'Agregar a otra persona con el rol de administración',
    },
    waitingAdministrator: {
      lead: (name) =>
        `${name} también tiene el rol de administración, pero todavía no ha iniciado sesión. Hasta entonces, solo una persona puede asignar roles.`,
      text: 'Crear un enlace para iniciar sesión',
    },
    secondStep: {
      lead: 'Quienes ven registros de otras personas pueden iniciar sesión solo con la contraseña. Elija desde qué día necesitan un segundo paso.',
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
        : `Los datos de ${site} todavía no están publicados, y ${digits(n)} personas los esperan.`,
    goOn: 'Completar los datos',
    agree: 'Abrir los datos que esperan a una segunda persona',
  },
  table: 'Los centros y lo que han publicado',
  site: 'Centro',
  live: 'Versión publicada',
  notLive: 'Aún sin publicar',
  version: (version, date) => `Versión ${version}, ${date}`,
  draft: 'Borrador',
  noDraft: 'No hay cambios pendientes',
  readyDraft: 'Cambios listos para publicar',
  proposed: 'Espera a una segunda persona',
  comes: (version, day) => `Versión ${version} desde el ${day}`,
  samePerson: 'Elija a otra persona a quien acudir si la preocupación es sobre la persona designada',
  backupOnDuty: 'Elija a otra persona de respaldo',
  blanks: (n) => `${digits(n)} por completar`,
  waiting: 'Personal en espera',
  card: 'Tarjeta',
  printCard: 'Imprimir la tarjeta',
  cardOf: (site) => ` de ${site}`,
  noCard: 'Todavía no',
  numbers: 'Números',
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
    gaps: (n) => `${count(n, 'dato', 'datos')} por completar antes de publicar`,
    gapsLive: (n) => `${count(n, 'dato', 'datos')} por completar antes de publicar otra vez`,
    staysLive: 'Hasta entonces, sigue en uso lo que ya está publicado.',
    samePersonLive:
      'En los datos publicados, si la preocupación es sobre la persona designada, se avisa a una persona designada o a la persona de respaldo. Elija a otra persona y publique otra vez. Mientras tanto, el personal puede seguir confirmando la política.',
    backupOnDutyLive:
      'En los datos publicados, la persona de respaldo tiene el mismo número o la misma función que una persona designada que está sola en su turno. Si esa persona no contesta, no hay a quién más llamar. Elija a otra persona y publique otra vez. Mientras tanto, el personal puede seguir confirmando la política.',
    withoutSpanish: (n) =>
      `${count(n, 'texto no tiene', 'textos no tienen')} versión en español. Quienes leen en español ${n === 1 ? 'lo verán' : 'los verán'} en inglés, con una nota que lo indica. Puede publicar ahora y agregar el español después.`,
    withoutSpanishLive: (n) =>
      `${count(n, 'texto no tiene', 'textos no tienen')} versión en español. Quienes leen en español ${n === 1 ? 'lo ven' : 'los ven'} en inglés, con una nota que lo indica. Agregue aquí el español y publique otra vez.`,
    untilThen: (site) => `Hasta entonces, el personal de ${site} ve:`,
    published: 'Publicado. A partir de ahora, el personal ve estos datos.',
    publishedFrom: (day) => `Publicado. El personal ve estos datos desde el ${day}.`,
    comes: (version, day) =>
      `La versión ${version} entra en vigor el ${day}. Hasta entonces, el personal ve lo que está vigente ahora. Usted puede guardar un borrador, pero antes del ${day} no puede publicarlo a menos que cancele esta versión. Sí puede cambiar hoy un número de teléfono del centro, y el número nuevo queda también en esta versión.`,
    comparison: 'Ver qué cambia',
    withdraw: 'Cancelar esta versión',
    live: (version, date) => `La versión ${version} está publicada desde el ${date}.`,
    notLive: 'Aún no hay nada publicado.',
    draftWaits: 'Está viendo un borrador sin publicar.',
    at: atHour,
    onDay: (date, time) => `el ${date} ${atHour(time)}`,
    someoneElse: 'otra persona',
    savedBy: (when, who) => ended(`Borrador guardado ${when}${who === null ? '' : ` por ${who}`}`),
    newer: (when, who) =>
      who === null
        ? `Usted guardó un borrador más reciente ${when}, en otra ventana`
        : `Hay un borrador más reciente, guardado ${when} por ${who}`,
    newerLead:
      'No se perdió nada de lo que usted escribió. Sigue en el formulario de abajo, pero no está guardado. Elija el texto línea por línea y luego “Guardar borrador”. En las líneas en que no marque la casilla, se conserva el texto que usted escribió.',
    newerOpen: 'Abrir el borrador más reciente en otra ventana',
    newerDiffers: 'El borrador más reciente tiene algo distinto aquí:',
    newerEmpty: 'vacío',
    newerMine: 'Lo que usted escribió',
    newerTheirs: 'En el borrador más reciente',
    newerTake: 'Usar el texto del borrador más reciente',
    noDraft: 'No hay cambios sin publicar.',

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
      'El español es opcional. Donde falta, quienes leen en español ven el texto en inglés, con una nota que lo indica.',
    from: 'De turno desde',
    to: 'Hasta',
    toHint: 'Si la hora final es anterior a la inicial, es del día siguiente. La medianoche es 12:00 a. m.',
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
    addNamed: 'Agregar a una persona designada',
    moreHours: (n) => `Agregar otro horario de la persona ${n}`,
    removeNamed: (n) => `Quitar a la persona designada ${n}`,
    whose: {
      backup: 'Persona de respaldo',
      ifAboutThatPerson: 'Preocupación sobre la persona designada',
      support: 'Apoyo para el personal',
    },
    backupRole: 'Función de la persona de respaldo',
    backupHint: 'A quién llamar cuando la persona designada no está o no contesta, de día y de noche.',
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
    always:
      'Mostrar también esta frase: “En su centro se llama al SCR cada vez que una persona joven le cuenta algo así a alguien”.',
    alwaysHint:
      'Con o sin ella, el curso le dice al personal que llame siempre al SCR. La frase dice que su centro también lo exige.',

    localHint:
      'Escriba solo números a los que alguien de su organización ya haya llamado. La lista puede quedar vacía.',
    localNumber: (n) => `Número local ${digits(n)}`,
    localName: 'Nombre',
    purpose: 'Para qué sirve',
    aboutLine: 'Qué no es esta línea, y en qué idiomas atiende',
    isNot: 'Qué no es',
    isNotHint: {
      why: 'Cuando hay prisa, es fácil confundir una línea con otra.',
      example: 'No recibe reportes. Llame primero al SCR',
    },
    languages: 'Idiomas',
    languagesHint: {
      why: 'Una persona joven o una familia puede necesitar otro idioma.',
      example: 'Inglés y español',
    },
    hours: 'Horario',
    checkedOn: 'Fecha en que se llamó y se confirmó',
    addLocal: 'Agregar un número',
    removeLocal: (n) => `Quitar el número local ${n}`,

    planLead:
      'Escriba funciones en lugar de nombres, y nunca escriba sobre un caso real. El personal ve estos pasos en el curso y en papel. La tarjeta pública nunca los muestra.',
    planHint: (why, example) => `${why} Por ejemplo: “${example}”.`,
    ifBlank: (general) => `Si la casilla está vacía, el personal ve: “${general}”`,
    plan: {
      lead: {
        why: 'El personal necesita saber a quién preguntar, para que nada se olvide ni se haga dos veces.',
        example: 'La dirección del programa que esté de turno. Después de las 8:00 p. m., la supervisión de guardia',
      },
      place: {
        why: 'De noche es difícil encontrar dónde dormir si nadie lo planeó antes.',
        example: 'Quien dirige los pasos llama al albergue juvenil con el que tenemos un acuerdo',
      },
      ride: {
        why: 'Con el transporte planeado, ninguna persona joven se va sola ni con alguien peligroso.',
        example: 'Van dos miembros del personal en la camioneta del programa. Recepción tiene las llaves',
      },
      food: {
        why: 'Con hambre o con frío es difícil pensar en lo que sigue.',
        example: 'Hay comida en la cocina. Recepción tiene agua y ropa abrigada',
      },
      rest: {
        why: 'Un lugar tranquilo ayuda a la persona joven a sentir que está a salvo.',
        example: 'Use la sala familiar. Alguien del personal se queda cerca',
      },
      medical: {
        why: 'Hay cuidados que no pueden esperar, y la persona joven debe poder opinar.',
        example:
          'Quien dirige los pasos ofrece a la persona joven una visita al centro de defensa de menores del condado y la acompaña',
      },
      guardians: {
        why: 'Alguien de la familia puede estar implicado. Por eso, una sola persona decide quién habla con la familia y cuándo.',
        example: 'La dirección clínica habla con la familia cuando quien dirige los pasos dice que es seguro hacerlo',
      },
      nextDay: {
        why: 'El día siguiente puede ser difícil, y ayuda ver una cara conocida.',
        example: 'La dirección clínica se comunica con la persona joven antes del mediodía, de la forma que ella pidió',
      },
      followUp: {
        why: 'El cuidado continúa durante semanas. Con fechas fijas, no se olvida.',
        example:
          'A los 3 días, a las 2 semanas y al cabo de 1 mes. La dirección clínica lleva el control de las fechas',
      },
      staffCare: {
        why: 'Escuchar lo que alguien sufrió también afecta al personal.',
        example:
          'Quien dirige los pasos habla con usted antes de que se vaya a casa y le hace una llamada al día siguiente',
      },
    },
    stepsHint:
      'Agregue lo que no corresponda a las casillas de arriba. Si su centro escribió sus pasos cuando todo iba en una sola casilla, aquí siguen completos. Nunca escriba sobre un caso real.',

    beforeGroup: 'A quién se avisa antes de que empiece un grupo de prevención',
    groupSafety: 'Medidas de seguridad para los grupos',
    neverReal: 'Nunca escriba sobre un caso real.',
    supportRole: 'Contacto de apoyo para el personal',
    supportPhone: 'Teléfono de apoyo para el personal',

    save: 'Guardar',
    saveDraft: 'Guardar borrador',
    saveAndSee: 'Vista previa',
    seeCard: 'Ver la tarjeta',
    publish: 'Publicar',
    checkChanges: 'Revisar los cambios',
    isReady: 'Todo listo para publicar.',
    offline: 'Sus últimos cambios todavía no se han guardado. Revise la conexión y elija “Guardar borrador”.',
    signedOut:
      'Sus últimos cambios todavía no se han guardado. Elija “Guardar borrador”, vuelva a iniciar sesión y envíe los cambios desde la página que se abra.',
    cardMore: 'Dirección web de la tarjeta',

    status: 'Estado de esta página',
    waitTitle: 'Quién espera estos datos',
    waitText: 'Ya terminaron todo lo demás. Podrán confirmar la política cuando estos datos estén publicados.',
  },

  checks: {
    inEnglish: (n) => `${count(n, 'texto se muestra', 'textos se muestran')} en inglés a quienes leen en español`,
    complete: 'Todo completo',
    missing: (n) => count(n, 'dato por completar', 'datos por completar'),
    localNone: 'Ninguno, así que esa parte no se muestra',
    localCount: (n, days) =>
      `${digits(n)}; la llamada más antigua ${days === 0 ? 'es de hoy' : `fue hace ${count(days, 'día', 'días')}`}`,
    ownText: 'Texto propio',
    general: 'Se muestran pasos generales',
    more: (n) => (n === 0 ? 'Sin llenar' : `${digits(n)} de 3 con texto`),
  },

  week: {
    caption: 'A quién se avisa y cuándo',
    empty: 'Elija días y horas para ver aquí la semana.',
    whole: 'Hay alguien de turno a toda hora, todos los días.',
    everyDay: 'Todos los días',
    allDay: 'Todo el día',
    midnight: 'medianoche',
    noRole: 'todavía sin función',
    nobody: 'nadie',
    and: ' y ',
    fromTo: (from, to) => `${from} a ${to}`,
    gap: (when) => `Nadie está de turno en estos horarios: ${when}. Agregue a una persona o cambie el horario.`,
    overlap: (who, when) =>
      `${who} están de turno a la vez en estos horarios: ${when}. Si así lo decidió, no cambie nada: el personal ve a todas las personas de turno.`,
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
    letters: () => 'Las letras y los dígitos dan dos números distintos. Averigüe cuál es el correcto.',
    times: () => 'Escriba las dos horas, por ejemplo, 8:00 a. m. y 8:00 p. m., o marque “Todo el día”.',
    days: () => 'Elija al menos un día, por ejemplo, lunes',
    backup: () =>
      'Escriba la función de una persona de respaldo que conteste de día y de noche, por ejemplo, dirección clínica',
    ifAboutThatPerson: () =>
      'Escriba a quién se avisa cuando la preocupación es sobre la persona designada, por ejemplo, dirección ejecutiva',
    sayWhoCallsScr: () => 'Elija quién llama al SCR',
    localName: () => 'Escriba el nombre de esta línea, por ejemplo, Línea de crisis del condado',
    checkedOn: () => 'Escriba el día en que alguien de su organización llamó a este número: hoy o antes',
    publicPhone: () => 'Indique si la tarjeta pública muestra este número',
    samePerson: () =>
      'Elija a otra persona para una preocupación sobre la persona designada: ni una persona designada ni la de respaldo. Use otra función y otro número.',
    backupOnDuty: () =>
      'Elija a alguien que no sea una persona designada que está sola en su turno, con otra función y otro número. Si esa persona no contesta, el personal llama a la de respaldo.',
    english: () => 'Escriba también el texto en inglés: se muestra donde falta el español',
    tooLong: (most) => `Use ${most} caracteres o menos`,
    notToReport: () =>
      'El personal podría entender que no debe reportar o que le toca a otra persona. Diga cuándo se reporta y a quién.',
    promises: () => 'Este texto promete un resultado, y nadie puede prometerlo.',
    permission: () =>
      'El personal podría entender que, antes de reportar, tiene que esperar un permiso, una prueba o a otra persona. Diga que no hay que esperar.',
    delay: () => 'Con este texto, el personal podría creer que puede esperar. Escriba “de inmediato”.',
    harms: () =>
      'Con este texto, el personal podría guardar o enviar una imagen, prometer secreto, pedir detalles, enfrentar a alguien o registrar las cosas de una persona joven. Diga que no se hace. De averiguar se encargan la policía y personal especializado.',
  },

  sheet: {
    title: 'Pasos para el personal',
    back: 'Volver',
    lead: 'Guarde esta hoja donde solo la vea el personal. Nunca escriba en ella el nombre de una persona joven.',
    danger: 'Si alguien está en peligro ahora, llame primero al 911.',
    asOf: (date) => `Datos del centro al ${date}.`,
    print: 'Imprimir estos pasos',
    changed: (day) =>
      `Estos pasos o las personas de la hoja cambiaron el ${day}. Imprima de nuevo la hoja y tire las hojas anteriores. No se registra cuándo se imprime una hoja, pero lleva la fecha al final. Cambie también las que se imprimieron más temprano ese mismo día.`,
  },

  effect: {
    waiting: (n) =>
      n === 1
        ? '1 persona espera estos datos. Cuando entren en vigor, quedará en este estado:'
        : `${digits(n)} personas esperan estos datos. Cuando entren en vigor, quedarán en estos estados:`,
    nobodyWaits: 'Nadie cambia de estado. Lo que el personal ya terminó sigue contando.',
    paper:
      'Las tarjetas y los carteles impresos ya no coincidirán con los datos. Imprímalos de nuevo cuando el cambio entre en vigor.',
    noPaper: 'Las tarjetas y los carteles impresos quedan como están.',
    packages: (n) =>
      n === 0
        ? 'Ningún paquete incluye estos datos.'
        : n === 1
          ? '1 paquete incluye los datos actuales. Reemplácelo cuando el cambio entre en vigor.'
          : `${digits(n)} paquetes incluyen los datos actuales. Reemplácelos cuando el cambio entre en vigor.`,
    links: (roles) =>
      `Estas funciones quedarán sin vincular: ${roles}. Cuando el cambio entre en vigor, vuelva a vincularlas para recibir un aviso si alguien se va.`,
    kept: (roles) =>
      `La persona vinculada con estas funciones no está disponible, y este cambio por sí solo no las activa de nuevo: ${roles}. Decida quién las cumple en “Vincular a las personas con sus funciones”.`,
    onlyThis: 'Solo cambian los datos de este centro.',
    lessons: 'Estas lecciones muestran los datos que cambian.',
    questions: 'Estas preguntas muestran los datos que cambian, junto con la respuesta.',
    stories: 'Estas historias usan los datos que cambian.',
    pages:
      'La guía, los contactos y la política muestran los datos nuevos en cuanto entran en vigor, y también la tarjeta pública. Los mensajes y los certificados ya emitidos no cambian.',
  },

  versions: {
    title: 'Versiones de los datos',
    of: (site) => `Versiones de los datos de ${site}`,
    open: 'Todas las versiones',
    whoChanged: 'Quién cambió los datos de este centro y qué cambió',
    checked: 'Sí',
    lead: 'Nada se borra: cada versión queda registrada.',
    none: 'Todavía no se ha publicado nada.',
    version: (n) => `Versión ${n}`,
    by: (day, by) => `${day}, por ${by}`,
    alone: (day, by) => `${day}, por ${by}, sin el visto bueno de otra persona`,
    together: (day, by, proposedBy) =>
      proposedBy === null
        ? `${day}, con el visto bueno de ${by}`
        : `${day}, a propuesta de ${proposedBy} y con el visto bueno de ${by}`,
    columns: { version: 'Versión', from: 'Vigente desde', recorded: 'Publicada el', state: 'Estado' },
    inEffect: 'Vigente ahora',
    toCome: 'Próxima',
    earlier: 'Anterior',
    withdrawn: 'Se canceló antes de entrar en vigor',
    compare: 'Comparar dos versiones',
    from: 'Versión anterior',
    to: 'Versión posterior',
    show: 'Comparar',
    same: 'Las dos versiones dicen lo mismo.',
    onDay: {
      title: 'Ver qué vio el personal un día determinado',
      day: 'Día',
      show: 'Mostrar',
      heading: (day) => `Lo que vio el personal el ${day}`,
      none: 'Este centro todavía no había publicado nada, así que el personal no vio ningún dato.',
      version: (n, day) => `Versión ${n}, vigente desde el ${day}.`,
      away: 'Una de las personas nombradas en esa versión estaba ausente, así que el personal vio los datos sin ella.',
      endOfDay: 'Así estaban los datos al final de ese día.',
      line: 'Dato',
      text: 'Lo que vio el personal',
      shared: 'Los números que comparten todos los centros no son parte de los datos de un centro.',
      lines: 'Ver los números que comparten todos los centros',
    },
  },

  proposal: {
    title: 'Datos que esperan a una segunda persona',
    open: 'Abrir',
    asked: (when, who) =>
      ended(who === null ? `Usted pidió el visto bueno ${when}` : `${who} pidió el visto bueno ${when}`),
    from: (day) => `Los datos estarían vigentes desde el ${day}.`,
    mayAgree: (names) => `El visto bueno lo puede dar ${names}.`,
    anyMayAgree: (n) =>
      `El visto bueno lo puede dar cualquiera de las otras ${digits(n)} personas responsables del contenido.`,
    own: 'Usted puede retirar la propuesta, y el borrador queda como está.',
    other: 'Lea cada línea antes de dar su visto bueno.',
    agreeLead: 'Si usted está de acuerdo, el personal ve estos datos desde ese día.',
    agree: 'Dar mi visto bueno y publicar',
    refuse: 'Devolver',
    takeBack: 'Retirar la propuesta',
    reason: 'Motivo',
    takeBackHint: 'Queda registrado: no nombre a nadie y nunca escriba sobre una persona joven.',
    reasonHint:
      'Diga qué tiene que cambiar. Queda registrado: no nombre a nadie y nunca escriba sobre una persona joven.',
    reasonNeeded: 'Escriba un motivo',
    changed: 'Algo cambió desde que usted abrió esta página. Revísela de nuevo.',
    unfinished: 'Estos datos ya no se pueden publicar como están. Devuélvalos y abra su formulario para ver qué falta.',
    ofAll: (day) =>
      `Los datos de su organización para todos los centros cambian el ${day}. Dé su visto bueno ese día o después, o devuelva los datos.`,
    waits: (when, who) =>
      who === null
        ? `Usted pidió ${when} el visto bueno de una segunda persona.`
        : ended(`Estos datos esperan el visto bueno de una segunda persona. ${who} lo pidió ${when}`),
    refused: (when, who, reason) =>
      who === null
        ? `${ended(`Usted retiró la propuesta ${when}`)} Motivo: ${reason}`
        : `${ended(`${who} devolvió los datos ${when}`)} Motivo: ${reason}`,
  },

  phone: {
    title: 'Cambiar un número de teléfono',
    lead: 'Llame primero al número nuevo. Los demás datos no cambian.',
    named: 'Persona designada',
    local: 'Número local',
    called: 'Hoy llamé a cada número local nuevo y es el correcto',
    calledHint: 'El personal verá que se revisó hoy.',
    callFirst: 'Llame primero al número local nuevo y después marque esta casilla',
    ofAll: (numbers) => `Este centro recibe estos números de su organización: ${numbers}.`,
    ofAllLater: (version, day) =>
      `Si publica allí un número nuevo desde hoy, este centro lo recibe de inmediato. También lo recibe la versión ${version}, que entra en vigor el ${day}.`,
    toAll: 'Cambiarlos para todos los centros',
    taken: 'Su organización ya tiene este número para todos los centros: quite la línea propia del centro en los datos',
    comes: (version, day) =>
      `La versión ${version} está programada para el ${day}. Si todavía tiene el número anterior, se reemplaza por otra con el número nuevo, que entra en vigor el mismo día.`,
    endsProposal:
      'Si publica un número nuevo, se cancela la solicitud para publicar otros cambios. Esos cambios siguen en el borrador. Después, vuelva a pedir el visto bueno.',
    keepsStandIn: (people) => `Un número nuevo no cambia eso. En “${people}” se decide quién cumple esta función.`,
    endsLinks: (roles) =>
      `Al cambiar el número se pierde el vínculo entre una función y quien la cumple: ${roles}. Vincúlelo otra vez después, para recibir un aviso si esa persona se va.`,
    button: 'Publicar el número nuevo',
    same: 'Cambie primero un número.',
    unfinished: 'Estos datos no se pueden publicar así, porque falta algo más.',
    newer: 'Estos datos cambiaron después de que usted abrió la página. Escriba otra vez el número nuevo.',
    toForm: 'Ir a los datos',
    published: 'Publicado. A partir de ahora, el personal ve el número nuevo.',
    publishedAway: (n, roles) =>
      n === 1
        ? `Publicado. La persona vinculada no está disponible, así que el personal todavía no ve el número nuevo de esta función: ${roles}. Decida quién la cumple en “Vincular a las personas con sus funciones”.`
        : `Publicado. Las personas vinculadas con estas funciones no están disponibles, así que el personal todavía no ve los números nuevos: ${roles}. Decida quién las cumple en “Vincular a las personas con sus funciones”.`,
    sharedNumber: 'Dos de sus líneas locales tendrían el mismo número.',
    breaksPlan: (version, day, reason) =>
      `La versión ${version}, que entra en vigor el ${day}, no puede tener este número nuevo. ${reason} Cancele esa versión en la página del centro y publique el número nuevo. Después, corrija la versión y vuelva a programarla.`,
    alsoComes: (version, day) => `La versión ${version}, que entra en vigor el ${day}, también lo tiene.`,
  },
  preview: {
    title: 'Como lo verá el personal',
    wrongNumbers: (numbers) =>
      `En la última revisión se vio que un número de estos datos no funciona: ${numbers}. El personal lo leerá junto al número. Cámbielo antes de publicar, o vuelva a llamar y registre que funciona.`,
    textNumbers: (numbers) =>
      `Algunos textos incluyen un número de teléfono: ${numbers}. Un número dentro de un texto nunca se revisa, y no cambia cuando cambia el de la persona o la línea. Nombre en su lugar a la persona o la línea, y agregue un número nuevo entre los números locales.`,
    changes: 'Qué cambia',
    changesLead:
      'Compare cada línea con la fuente del dato. Si cambió un número, llame a ese número antes de que se publique. Si es de una línea de ayuda, no haga una llamada de prueba: busque el número en la página web de la línea.',
    becomes: 'cambia a',
    blank: '(en blanco)',
    lead: 'Estas partes aparecen en las lecciones y junto a la política. Lo que falta se muestra como lo vería el personal.',
    back: 'Volver a los datos',
    card: 'La tarjeta pública con los datos de este borrador',
    lessons: 'En las lecciones y junto a la política',
    from: 'Vigente desde',
    fromHint: (zone) =>
      `El cambio entra en vigor al comenzar ese día. Zona horaria: ${zone}. Hasta entonces, el personal ve lo que está vigente ahora.`,
    inEnglish: (n) =>
      n === 1
        ? 'Publicar con 1 texto en inglés para quien lee en español'
        : `Publicar con ${digits(n)} textos en inglés para quien lee en español`,
    notNames: (names) => `Nada de esto es el nombre de una persona: ${names}`,
    ask: 'Pedir el visto bueno de otra persona',
    askLead: 'Su organización pide el visto bueno de una segunda persona antes de publicar.',
    aloneLead:
      'Su organización pide el visto bueno de una segunda persona, pero ninguna otra persona responsable del contenido puede iniciar sesión. Usted puede publicar por su cuenta. En el registro constará que nadie más dio su visto bueno.',
    comesFirst: (day) =>
      `Hay una versión que entra en vigor el ${day}. Publique estos datos ese día o después, o cancele antes esa versión en la página del centro.`,
    seeComing: 'Ir a la versión programada',
    problems: {
      day: 'Escriba un día.',
      past: 'Escriba el día de hoy o uno posterior.',
      far: 'Escriba un día dentro de los próximos 12 meses.',
      place: 'El nombre y la dirección web del centro cambian de inmediato. Elija hoy o cámbielos por separado.',
      ofAll: (day) =>
        `Los datos de su organización para todos los centros cambian el ${day}. Elija hoy o espere hasta ese día.`,
      english: 'Agregue el texto en español o marque esta casilla para publicar sin él.',
      notNames:
        'Vuelva y escriba una función en lugar del nombre de una persona. Si no es un nombre, marque esta casilla.',
    },
  },
}
