import type { Messages } from '../words/messages.ts'
import { count, digits } from '../words/count.ts'
import type { standing as englishStanding } from './words.en.ts'
import { RULE_LIMITS } from './rules-draft.ts'

const days = (n: number) => count(n, 'día', 'días')
const months = (n: number) => count(n, 'mes', 'meses')

/** Said of people of any gender: nouns, and adjectives that stay the same. */
const status: Messages['hr']['status'] = {
  'not-in-scope': 'Sin asignar',
  separated: 'Empleo terminado',
  exempt: 'Con exención',
  'update-due': 'Actualización pendiente',
  'up-to-date': 'Al día',
  'on-leave': 'De licencia',
  expired: 'Vigencia vencida',
  'waiting-for-site': 'En espera del centro',
  'needs-help': 'Necesita ayuda',
  overdue: 'Con atraso',
  'in-progress': 'En curso y a tiempo',
  'not-started': 'Sin empezar',
  'cannot-say': 'Aún sin fecha límite',
}

const group: Messages['hr']['group'] = {
  everyone: 'Todo el registro',
  'not-separated': 'Personal actual',
  'in-scope': 'Con orientación asignada',
  counted: 'Cuentan como al día',
  'need-action': 'Requieren atención',
  'have-time': 'Todavía tienen tiempo',
}

/** The status in a sum, after one or many: "98 con orientación asignada, 3 de licencia". */
const inSum: Messages['hr']['inSum'] = {
  everyone: 'en el registro',
  'not-separated': 'con empleo vigente',
  'in-scope': 'con orientación asignada',
  counted: 'al día',
  'need-action': 'requieren atención',
  'have-time': 'todavía tienen tiempo',
  'not-in-scope': 'sin asignar',
  separated: 'con empleo terminado',
  exempt: 'con exención',
  'update-due': 'con una actualización pendiente',
  'up-to-date': 'sin nada pendiente',
  'on-leave': 'de licencia',
  expired: 'con vigencia vencida',
  'waiting-for-site': 'en espera del centro',
  'needs-help': 'necesitan ayuda',
  overdue: 'con fecha vencida',
  'in-progress': 'en curso y a tiempo',
  'not-started': 'sin empezar',
  'cannot-say': 'aún sin fecha límite',
}

const reason: Messages['hr']['reason'] = {
  'no-contact-with-youth': 'no tiene contacto con jóvenes',
  'trained-elsewhere': 'capacitación en otro lugar',
  'short-assignment': 'un trabajo de corta duración',
  'other-approved': 'otro motivo aprobado',
}

const extensionReason: Messages['hr']['extensionReason'] = {
  away: 'ausencia del trabajo',
  shifts: 'turnos que no dejaron tiempo',
  technical: 'problemas con un dispositivo o con el curso',
  'other-approved': 'otro motivo aprobado',
}

const assignmentReason: Messages['hr']['assignmentReason'] = {
  'asked-of-everyone': 'aquí la hace todo el personal',
  'around-youth': 'está cerca de jóvenes en su trabajo',
  'license-or-contract': 'la exige la licencia del centro o un contrato',
  other: 'otro motivo',
}

const startedBy: Messages['hr']['startedBy'] = {
  hired: (date) => `contratación el ${date}`,
  rehired: (date) => `nueva contratación el ${date}`,
  required: (date) => `asignada desde el ${date}`,
  assigned: (date) => `asignada por Recursos Humanos el ${date}`,
  'new-rule': (date) => `esta regla entró en vigor el ${date}`,
  returned: (date) => `regreso de la licencia el ${date}`,
  finished: (date) => `terminó el ${date}`,
  extended: (date) => `Recursos Humanos fijó una nueva fecha el ${date}`,
}

const finished = (completedOn: string, n: number, keptFrom: string | null, startedOn: string | null = null) =>
  keptFrom === null
    ? startedOn === null
      ? `terminó el ${completedOn}, más ${months(n)}`
      : `terminó el ${completedOn}, y se cuenta desde el día en que empezó, ${startedOn}, más ${months(n)}`
    : `terminó el ${completedOn}, con anticipación, así que se cuenta desde el ${keptFrom}, más ${months(n)}`

/** The reason for a status in one sentence. The part in the middle is set in bold. */
const because: Messages['hr']['because'] = {
  'not-required': () => ['', 'Sin asignar', ': esta persona no tiene asignada la orientación.'],
  'not-employed': (starts) =>
    starts === null
      ? ['', 'Todavía no trabaja aquí', ': su primer día de trabajo está por llegar.']
      : [
          'Empieza a trabajar el ',
          starts.on,
          starts.isRequired ? ' y tiene asignada la orientación desde ese día.' : '. No tiene asignada la orientación.',
        ],
  separated: (lastDay, starts) => [
    'Su último día de trabajo fue el ',
    lastDay,
    starts === null ? '. El registro se conserva.' : `. Vuelve a trabajar el ${starts}.`,
  ],
  exempt: (why, until) =>
    until === null
      ? ['', 'Con exención', `: ${why}. No tiene fecha de fin.`]
      : ['Con exención hasta el ', until, `, inclusive: ${why}.`],
  update: (version, by, completedOn, passed) => [
    passed ? 'La fecha para la actualización fue el ' : 'La fecha para la actualización es el ',
    by,
    `, porque la persona terminó el ${completedOn}, antes de que entrara en vigor la política ${version}, que todo el personal debe leer y confirmar.`,
  ],
  completed: (completedOn, renewal) =>
    renewal === null
      ? ['Terminó el ', completedOn, '. La orientación no vence.']
      : ['Cuenta hasta el ', renewal.until, `: ${finished(completedOn, renewal.months, renewal.keptFrom)}.`],
  leave: (since, back) => [
    'De licencia desde el ',
    since,
    back === null
      ? ', sin día de regreso conocido. La orientación no se exige hasta que regrese.'
      : `, con regreso el ${back}. La orientación no se exige hasta que regrese.`,
  ],
  expired: (completedOn, validUntil, renewalMonths, keptFrom, startedOn) => [
    'La vigencia venció el ',
    validUntil,
    renewalMonths === null
      ? `: terminó el ${completedOn}.`
      : `: ${finished(completedOn, renewalMonths, keptFrom, startedOn)}.`,
  ],
  'missed-twice': (topic, dueOn) => [
    topic === null ? '' : 'Falló dos veces: ',
    topic ?? 'Necesita ayuda',
    [
      topic === null ? ' de alguien del trabajo.' : '. Alguien puede repasar este paso con la persona.',
      dueOn === null ? '' : ` La fecha límite es el ${dueOn}.`,
    ].join(''),
  ],
  site: (names, n) => [
    'En espera de ',
    names,
    n === 1
      ? ': ya hizo todo lo demás, y el centro todavía no ha publicado sus datos.'
      : ': ya hizo todo lo demás, y estos centros todavía no han publicado sus datos.',
  ],
  due: (dueOn, passed, clock) => [passed ? 'La fecha límite fue el ' : 'La fecha límite es el ', dueOn, `: ${clock}.`],
  'no-hire-date': () => ['', 'Aún sin fecha límite', ': falta la fecha de contratación.'],
  'no-first-contact': () => [
    '',
    'Aún sin fecha límite',
    ': la orientación se hace antes del primer día con jóvenes, y falta esa fecha.',
  ],
}

/** A person's standing and the reason for it. */
export const standing: Pick<Messages['hr'], keyof typeof englishStanding> = {
  status,
  notYet: 'Todavía sin asignar',
  group,
  inSum,
  reason,
  extensionReason,
  assignmentReason,
  startedBy,
  because,
  clock: (began, n) => `${began}, más ${days(n)}`,
  pausedClock: (began, n, unpaused, pauses) =>
    `${began}, más ${days(n)} (${unpaused}); el plazo se detuvo durante ${pauses.join(' y ')}`,
  expiredOn: (date) => `Venció el ${date}`,
  dateSet: (to) => `Recursos Humanos fijó la fecha para el ${to}`,
  dateMoved: (from, to) => `Recursos Humanos cambió la fecha del ${from} al ${to}`,
  dateMovedAndPaused: (moved, pauses) => `${moved}, y el plazo se detuvo durante ${pauses.join(' y ')}`,
  beforeContact: (date) => `el día antes del primer día con jóvenes, ${date}`,
  pause: (n, from, lastDay) => `${days(n)} de licencia (${from === lastDay ? from : `${from} a ${lastDay}`})`,
  sitePause: (n, from, lastDay) =>
    `${days(n)} en espera del centro (${from === lastDay ? from : `${from} a ${lastDay}`})`,

  short: {
    none: 'Ninguna',
    noEnd: 'No vence',
    paused: 'En pausa',
    notRequired: 'Sin asignar',
    notEmployed: 'Está por empezar',
    starts: (date) => `Empieza el ${date}`,
    lastDay: (date) => `Último día: ${date}`,
    until: (date) => `Hasta el ${date}`,
    openEnd: 'Sin fecha de fin',
    update: (version) => `Política ${version}: leer y confirmar`,
    done: (date) => `Terminó el ${date}`,
    doneLate: (date) => `Terminó con retraso el ${date}`,
    back: (date) => `Regreso hacia el ${date}`,
    backOpen: (date) => `Desde el ${date}`,
    missed: (topic) => `Falló dos veces: ${topic}`,
    clock: (began, n, paused) =>
      `${began.charAt(0).toUpperCase()}${began.slice(1)} + ${days(n)}${paused === 0 ? '' : ` + ${digits(paused)} en pausa`}`,
    dateMoved: 'Recursos Humanos cambió la fecha',
    site: (names) => `En espera de ${names}`,
    noHireDate: 'Falta la fecha de contratación',
    beforeContact: (date) => `Antes del primer día con jóvenes, ${date}`,
    noFirstContact: 'Falta el primer día con jóvenes',
  },
}

const people = (n: number) => count(n, 'persona', 'personas')

export const requirements: Messages['hr']['requirements'] = {
  title: 'Reglas',
  lead: 'Quién necesita la orientación, para cuándo y cada cuánto.',
  change: 'Cambiar las reglas',
  changeOne: 'Cambiar',
  howStatuses: 'Cómo se decide cada estado',
  goOn: 'Seguir con el borrador',
  discarded: 'El borrador se descartó. Abajo están las reglas vigentes.',
  draftWaits: 'Hay un borrador de reglas nuevas. Nada de lo que contiene está vigente todavía.',
  applying:
    'Las reglas nuevas se están aplicando a todo el personal. Mientras tanto, otras páginas pueden mostrar las fechas anteriores.',
  applyingSoFar: (done, of) =>
    `Las reglas nuevas se están aplicando: van ${digits(done)} de ${people(of)}. Mientras tanto, otras páginas pueden mostrar las fechas anteriores.`,
  lookAgain: 'Revisar otra vez',
  inForce: (date) => `Vigentes desde el ${date}`,
  shippedName: 'Personal de atención directa',
  inForceShipped: 'Vigentes: las reglas que trae este programa',
  shippedRenewal: (n) =>
    `Mientras no fije reglas propias, la orientación se renueva cada ${n === 1 ? 'mes' : `${digits(n)} meses`}, como se fijó para su organización.`,
  shippedOnce:
    'Mientras su organización no fije reglas propias, la orientación se hace una sola vez y no hay que renovarla.',
  firstFits:
    'Las reglas se revisan de arriba abajo. Para cada persona vale la primera que corresponde a uno de sus puestos.',
  byHand:
    'Si a alguien no se le aplica ninguna regla, usted puede asignarle la orientación en la página de esa persona. Queda asignada aunque cambien las reglas.',
  forNewcomers: (date) => `Para personas contratadas el ${date} o después.`,
  keptBefore: (date) => `Siguen vigentes para personas contratadas antes del ${date}`,
  toCome: (date) => `Desde el ${date}`,
  history: 'Reglas anteriores y cambios',
  noHistory: 'Todavía no se han cambiado las reglas.',
  recorded: (date, name) => `Registrado el ${date} por ${name}`,
  because: (why) => `Motivo: ${why}`,
  rulesOf: (date) => `Las reglas desde el ${date}`,

  sentence: {
    everyone: 'todo el personal',
    everyoneWithYouth: 'todo el personal que trabaja con jóvenes',
    types: (list) => `solo ${list}`,
    typesWithYouth: (list) => `${list}, solo quienes trabajan con jóvenes`,
    allSites: 'en todos los centros',
    sites: (list) => `en ${list}`,
    fromHire: (n) => `en un plazo de ${days(n)} desde la contratación`,
    beforeContact: (n) =>
      `antes del primer día con jóvenes, o en un plazo de ${days(n)} para quien ya trabaje con jóvenes cuando empiece la regla`,
    once: 'una sola vez',
    renewed: (n) => (n === 1 ? 'con renovación cada mes' : `con renovación cada ${digits(n)} meses`),
    window: (n) => `se puede renovar desde ${days(n)} antes`,
    windowKeeps: (n) => `se puede renovar desde ${days(n)} antes y se conserva la fecha`,
    gap: (n) =>
      `Después de una pausa de menos de ${months(n)} entre un empleo y otro, la orientación terminada sigue contando.`,
    noGap: 'Después de cualquier pausa entre un empleo y otro, la orientación empieza de nuevo.',
  },
  types: {
    employee: 'personal empleado',
    volunteer: 'personal voluntario',
    contractor: 'contratistas',
    intern: 'personas en pasantía',
  },

  form: {
    title: 'Cambiar las reglas',
    back: 'Reglas',
    changedMeanwhile: 'Se publicaron otras reglas desde que empezó este borrador. Compárelas antes de publicar.',
    rule: (n) => `Regla ${n}`,
    named: 'Nombre de la regla',
    namedHint: 'Como la leerá el personal, por ejemplo “Personal de atención directa”. Sin nombres de personas.',
    youthOnly: 'Solo personas que trabajan con jóvenes',
    sites: 'Centros',
    sitesHint: 'Sin marcar ninguno, vale para todos, incluidos los nuevos',
    atSites: (list) => `Centros: ${list}`,
    atAllSites: 'Centros: todos',
    types: 'Quiénes',
    typesHint: 'Sin marcar ninguno, vale para todos',
    dueNow: (n, renewal) => {
      const when = n === null ? 'antes del primer día con jóvenes' : `${days(n)} desde la contratación`
      return `Plazo: ${when}, ${renewal === null ? 'una sola vez' : renewal === 1 ? 'cada mes' : `cada ${digits(renewal)} meses`}`
    },
    dueAndRenewal: 'Plazo y renovación',
    dueBy: 'Plazo',
    byHire: 'cierto número de días desde la contratación',
    byContact: 'antes del primer día con jóvenes',
    days: 'Días',
    daysHint:
      'Se cuentan desde la contratación. Si la orientación se tiene que hacer antes del primer día con jóvenes, estos días son para quien ya trabaje con jóvenes cuando empiece la regla. Después de una licencia, son para renovar la orientación vencida.',
    months: 'Meses hasta la renovación',
    monthsHint: 'Déjelo vacío si la orientación se hace una sola vez',
    windowDays: 'Con cuántos días de anticipación se puede renovar',
    keepsDate: 'Quien renueva en ese tiempo conserva su fecha, así que no pierde ningún mes por adelantarse',
    rehireGapMonths: 'Cuántos meses de pausa entre un empleo y otro obligan a empezar de nuevo la orientación',
    place: 'Nombre y orden',
    up: (n) => `Subir la regla ${n}`,
    down: (n) => `Bajar la regla ${n}`,
    remove: (n) => `Quitar la regla ${n}`,
    add: 'Agregar una regla',
    starts: (date, forEveryone) =>
      `Empiezan: ${date}, ${forEveryone ? 'para todo el personal' : 'para quienes se contraten desde entonces'}`,
    when: 'Cuándo empiezan las reglas nuevas',
    from: 'Primer día',
    fromHint: 'Si elige un día posterior, el personal tiene tiempo para terminar',
    forWhom: 'A quién se aplican las reglas nuevas',
    forEveryone: 'Todo el personal, desde ese día',
    forNewcomers: 'Solo personas contratadas ese día o después. Las demás siguen con las reglas anteriores',
    reason: 'Motivo',
    reasonHint: 'No escriba nombres ni nada sobre una persona joven.',
    show: 'Ver qué cambiaría',
    save: 'Guardar borrador',
    discard: 'Descartar el borrador',
    discardAsk: 'Se perderán sus cambios, también los de otras personas. Las reglas actuales quedan como están.',
    discardNow: 'Sí, descartarlo',
    problems: {
      name: `Ponga un nombre a la regla, de ${RULE_LIMITS.name} caracteres como máximo`,
      sameName: 'Otra regla tiene este nombre',
      covered: (other) =>
        `La regla “${other}” va antes y se aplica a todas estas personas, así que esta nunca se usaría. Suba esta regla o quítela`,
      days: `Use un número entero de 1 a ${RULE_LIMITS.days}`,
      months: `Use un número entero de 1 a ${RULE_LIMITS.months}, o déjelo vacío`,
      windowDays: `Use un número entero de 0 a ${RULE_LIMITS.windowDays}`,
      windowTooLong: 'Use menos días: una renovación no puede empezar antes de que termine la anterior',
      rehireGapMonths: `Use un número entero de 0 a ${RULE_LIMITS.gap}`,
      noRule: 'Agregue una regla: sin ninguna, no se le pediría la orientación a nadie',
      from: 'Elija hoy o un día posterior, dentro de los próximos dos años',
    },
  },

  preview: {
    title: '¿Qué cambiaría?',
    lead: (date) => `Cómo estaría todo el personal el ${date}, con las reglas actuales y con las nuevas.`,
    sum: (date, n) =>
      `Desde el ${date}, ${people(n.required)} ${n.required === 1 ? 'pasaría' : 'pasarían'} a necesitar la orientación, ${digits(n['not-required'])} ${n['not-required'] === 1 ? 'dejaría' : 'dejarían'} de necesitarla, ${digits(n['date-moves'])} ${n['date-moves'] === 1 ? 'tendría' : 'tendrían'} otra fecha y ${digits(n['turns-to-action'])} más ${n['turns-to-action'] === 1 ? 'requeriría' : 'requerirían'} atención.`,
    sumNone: (date) => `Desde el ${date}, no cambiaría el estado ni la fecha de nadie.`,
    back: 'Borrador',
    changedSince:
      'El borrador o sus consecuencias cambiaron desde que usted vio esta página. Revísela otra vez antes de publicar.',
    same: 'Nada cambiaría: estas son las reglas actuales.',
    sameUnpublished:
      'Nada cambiaría: estas son las reglas que vienen con el curso. Publíquelas para que quede constancia de que las eligieron.',
    newRules: 'Las reglas nuevas',
    figures: 'En cifras',
    group: 'Grupo',
    asIs: 'Reglas actuales',
    asNew: 'Reglas nuevas',
    effects: {
      'turns-to-action': {
        title: 'Ese día pasarían a requerir atención',
        none: 'Nadie pasaría a requerir atención.',
      },
      required: { title: 'Pasarían a necesitar la orientación', none: 'Nadie más pasaría a necesitar la orientación.' },
      'not-required': { title: 'Dejarían de necesitarla', none: 'Nadie dejaría de necesitar la orientación.' },
      'date-moves': { title: 'Tendrían otra fecha', none: 'Ninguna fecha cambiaría.' },
    },
    people,
    firstOf: (shown, all) => `Las primeras ${digits(shown)} de ${digits(all)}:`,
    touched: {
      kept: 'Las orientaciones ya terminadas conservan su fecha y su versión. Las reglas anteriores quedan en el registro, igual que el motivo de las nuevas.',
      dates: (who) =>
        `Las páginas de inicio, los recordatorios y los registros de ${who} siguen las reglas nuevas. La redacción de los recordatorios no cambia.`,
      noDates: 'Las páginas de inicio y los recordatorios quedan como están.',
      certificates:
        'Los certificados ya emitidos no cambian. Los que se emitan después valen el tiempo que digan las reglas nuevas.',
      names: (list) =>
        `Los nombres de las reglas aparecen en los registros de las personas y en los paquetes de evidencia tal como usted los escribe, en los dos idiomas: ${list}.`,
    },
    overnight: (n, of) =>
      `De ${people(of)} con orientación asignada, ${digits(n)} ${n === 1 ? 'pasaría' : 'pasarían'} a requerir atención de un día para otro. Para evitarlo, elija un primer día posterior o aplique las reglas solo al personal nuevo.`,
    confirm: (n) => `Escriba ${n} para publicar de todos modos`,
    confirmWrong: (n) => `Escriba el número ${n}, o vuelva y elija un día posterior`,
    button: 'Publicar estas reglas',
    reasonNeeded: `Escriba por qué cambian las reglas, en ${RULE_LIMITS.reason} caracteres como máximo; por ejemplo, “La junta directiva pidió una renovación anual”.`,
  },

  statusChanges: {
    title: (n) => (n === 1 ? 'Ver quién es' : `Ver quiénes son (${digits(n)})`),
    firstOf: (shown, all) => `Las primeras ${digits(shown)} de ${digits(all)} personas, en orden alfabético:`,
    others: (n) =>
      n === 1
        ? 'Falta 1 persona en la lista, porque usted no puede ver su registro.'
        : `Faltan ${digits(n)} personas en la lista, porque usted no puede ver sus registros.`,
    onlyHr:
      'Los nombres no aparecen, porque usted no tiene acceso a los registros de las personas. Aquí los ven las personas responsables del contenido que también trabajan en Recursos Humanos.',
    name: 'Nombre',
    site: 'Centro',
    columns: { before: 'Estado ahora', after: 'Estado después' },
  },

  effect: {
    title: 'Qué pasaría con este cambio',
    stays: 'Lo que queda como está',
    parts: {
      people: 'Personas',
      sites: 'Datos de los centros',
      lessons: 'Lecciones',
      questions: 'Preguntas',
      stories: 'Historias',
      packages: 'Paquetes',
      texts: 'Otras páginas, correos e impresos',
      untranslated: 'Falta en español',
    },
    none: {
      people: 'Nadie cambia de estado.',
      sites: 'No cambian los datos de ningún centro.',
      lessons: 'No cambia ninguna lección.',
      questions: 'No cambia ninguna pregunta.',
      stories: 'No cambia ninguna historia.',
      packages: 'No cambia ningún paquete.',
      texts: 'No cambia ninguna otra página, ningún correo ni nada impreso.',
      untranslated: 'Todo lo que cambia está también en español.',
    },
  },

  statusPage: {
    title: 'Cómo se decide cada estado',
    lead: 'Cada día, cada persona tiene un solo estado: el primero de esta lista que se le aplica. Se calcula con lo que está en el registro, así que cada estado se puede explicar y nadie lo asigna a mano.',
    table: 'Los estados en su orden',
    place: 'N.º',
    status: 'Estado',
    when: 'Cuándo se aplica',
    counts: 'En los porcentajes',
    rates: 'Los dos porcentajes',
    firstRate: 'Entre quienes terminaron o requieren atención',
    firstRateRule:
      '“Al día” más “Actualización pendiente”, dividido entre la suma de esos dos más “En espera del centro”, “Vigencia vencida”, “Necesita ayuda” y “Con atraso”.',
    secondRate: 'Entre todas las personas con orientación asignada',
    secondRateRule:
      '“Al día” más “Actualización pendiente”, dividido entre la suma de esos dos más “En espera del centro”, “Vigencia vencida”, “Necesita ayuda”, “Con atraso”, “En curso y a tiempo”, “Sin empezar” y “Aún sin fecha límite”.',
    beside:
      'Las personas que están de licencia, tienen una exención o ya no trabajan aquí aparecen junto a los dos porcentajes y nunca cuentan en ellos.',
    now: (date) => `El ${date}`,
    cases: 'Qué más conviene saber',
    caseList: [
      'Nueva contratación de alguien que ya trabajó aquí: la orientación que esa persona ya había hecho cuenta si la pausa fue más corta de lo que fija la regla. Si la orientación venció durante la pausa, la persona tiene los mismos días que quien entra por primera vez.',
      'Traslado a otro centro, o dos puestos: la persona tiene un solo estado y se cuenta una sola vez. Los plazos no empiezan de nuevo.',
      'Licencia: el plazo se alarga los días que dure la ausencia. Después de una licencia, la persona siempre tiene los días que da la regla para renovar.',
      'Política nueva: quien ya terminó la orientación sigue al día hasta la fecha límite para leer esa política.',
      'Reglas nuevas: valen desde su primer día. Las orientaciones ya terminadas conservan su fecha y su versión, y siguen contando como terminadas a tiempo o tarde.',
      'Corrección: se aplica al día cuyos datos estaban mal. Lo que se informó antes todavía se puede ver tal como se informó.',
    ],
    backToPeople: 'Personal',
    rules: 'Las reglas vigentes',
  },
  statuses: {
    'not-in-scope': {
      when: 'Ese día no se le aplica ninguna regla a la persona ni Recursos Humanos le ha asignado la orientación, o todavía no ha llegado su primer día de trabajo.',
      counts: 'No cuenta',
    },
    separated: {
      when: 'El último día de trabajo ya pasó. El registro se conserva.',
      counts: 'No cuenta; aparece en una lista aparte',
    },
    exempt: {
      when: 'Una exención aprobada cubre ese día. Constan el motivo y quién la aprobó, y puede tener un último día.',
      counts: 'No cuenta; aparece junto al porcentaje',
    },
    'update-due': {
      when: 'La orientación cuenta, pero después la política tuvo un cambio que hay que leer. Todavía hay tiempo para leer la política y confirmarla.',
      counts: 'Cuenta como al día',
    },
    'up-to-date': { when: 'La orientación está terminada y todavía cuenta ese día.', counts: 'Cuenta como al día' },
    'on-leave': {
      when: 'La persona está de licencia ese día, y no se aplica nada de lo anterior. El plazo está en pausa y se alarga los días que dure la ausencia. Si la orientación vence durante la licencia, la persona tiene al regresar los días que da la regla para renovarla.',
      counts: 'No cuenta; aparece junto al porcentaje',
    },
    'waiting-for-site': {
      when: 'Todo lo demás está hecho, y el centro todavía no ha publicado los datos que la persona tiene que confirmar. La fecha límite puede haber pasado, pero le toca actuar al centro, no a la persona.',
      counts: 'Requiere atención',
    },
    expired: {
      when: 'La orientación está terminada, pero ya no cuenta. Ya pasó el tiempo para renovarla.',
      counts: 'Requiere atención',
    },
    'needs-help': {
      when: 'La persona falló dos veces en el mismo tema indispensable de la prueba final. Alguien debería repasarlo con ella.',
      counts: 'Requiere atención',
    },
    overdue: {
      when: 'Ya pasó la fecha límite, o la fecha para leer una política nueva.',
      counts: 'Requiere atención',
    },
    'in-progress': { when: 'Se abrió una lección o la prueba final, y queda tiempo.', counts: 'Todavía tiene tiempo' },
    'not-started': { when: 'No se abrió nada, y queda tiempo.', counts: 'Todavía tiene tiempo' },
    'cannot-say': {
      when: 'Falta en el registro la fecha de contratación o el primer día con jóvenes. Estas personas se ven siempre, nunca se ocultan.',
      counts: 'Con orientación asignada, en un recuadro aparte',
    },
  },
}
