import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import type { Messages } from '../words/messages.ts'
import { count, digits } from '../words/count.ts'

const days = (n: number) => count(n, 'día', 'días')
const minutes = (n: number) => count(n, 'minuto', 'minutos')
const every = (n: number) => (n === 1 ? 'cada mes' : `cada ${digits(n)} meses`)

export const personTypes: Messages['hr']['type'] = {
  employee: 'Personal empleado',
  volunteer: 'Voluntariado',
  contractor: 'Contratista',
  intern: 'Pasantía',
}

export const scope: Messages['hr']['scope'] = {
  youSee: {
    sites: (names) => `Usted ve al personal de ${names}.`,
    team: 'Usted ve a las personas a su cargo, directamente o a través de otras.',
    both: (names) => `Usted ve al personal de ${names} y a las personas a su cargo, directamente o a través de otras.`,
  },
  own: {
    sites: (names) => `el personal de ${names}`,
    team: 'las personas a su cargo, directamente o a través de otras',
    both: (names) => `el personal de ${names} y las personas a su cargo, directamente o a través de otras`,
  },
  counts: {
    sites: (names) => `Estas cifras corresponden al personal de ${names}.`,
    team: 'Estas cifras corresponden a las personas a su cargo, directamente o a través de otras.',
    both: (names) =>
      `Estas cifras corresponden al personal de ${names} y a las personas a su cargo, directamente o a través de otras.`,
  },
  counted: (n) => ({
    sites: (names) => `${count(n, 'persona', 'personas')} de ${names}`,
    team: n === 1 ? '1 persona a su cargo' : `${digits(n)} personas a su cargo`,
    both: (names) => `${count(n, 'persona', 'personas')} de ${names} o de su equipo`,
  }),
  inFile: (who) => ({
    sites: (names) => `Personal de ${names}`,
    team: `Personas a cargo de ${who}, directamente o a través de otras`,
    both: (names) => `Personal de ${names}, y personas a cargo de ${who}, directamente o a través de otras`,
  }),
}

export const person: Messages['hr']['person'] = {
  title: 'Persona',
  lessonsOf: (n, of, left) => `${digits(n)} de ${digits(of)} lecciones; le faltan cerca de ${minutes(left)}`,
  allLessons: (of) => `Las ${digits(of)} lecciones`,
  onlyPolicy: 'Solo falta confirmar la política',
  versions: (course, policy) => `Terminó con el curso ${course} y la política ${policy}.`,
  covers: (policy) => `Terminó en otro lugar. Cuenta para la política ${policy}.`,
  late: 'Terminó la orientación después de la fecha límite.',
  openSite: (name) => `Publicar los datos de ${name}`,
  invitation: {
    open: (made, until) =>
      `El ${made} se creó un código para iniciar sesión. Sirve hasta el ${until} y todavía no se ha usado.`,
    over: (made, until) => `El ${made} se creó un código para iniciar sesión. Venció el ${until} y no se usó.`,
    used: (on) => `El ${on} se usó un código o un enlace para iniciar sesión.`,
  },
  newLink: '¿La persona olvidó la contraseña o no puede entrar? Crear un enlace nuevo',
  steps: {
    label: 'Lo que puede hacer ahora',
    remind: 'Enviar un recordatorio',
    printReminder: 'Imprimir un recordatorio',
    link: 'Crear un enlace para iniciar sesión',
    reread: 'Abrir la lección para repasarla con la persona',
    hireDate: 'Agregar la fecha de contratación',
    certificate: 'Abrir el certificado',
  },
  goOver: {
    at: (name, site) => `Para repasarla con ${name}. La persona designada y los números son los de ${site}.`,
    noSite: (name) => `Para repasarla con ${name}. Su centro todavía no ha publicado sus datos.`,
    only: 'Esta página es solo para leer. No envía ni guarda ninguna respuesta.',
  },
  ahead: {
    leave: (from, lastAway) =>
      lastAway === null ? `De licencia desde el ${from}.` : `De licencia del ${from} al ${lastAway}.`,
    moves: 'Al regreso, la fecha límite se pospone tantos días como duró la ausencia.',
    starts: (site, date) => `Empieza a trabajar en ${site} el ${date}.`,
    lastDay: (date) => `Último día de trabajo: ${date}.`,
    lastDayAt: (site, date) => `Último día en ${site}: ${date}.`,
  },
  more: 'Otros cambios',
  papers: (n) => count(n, 'documento guardado', 'documentos guardados'),
  happened: 'Qué pasó',
  unchanged:
    'Las anotaciones nunca se cambian ni se borran. Una corrección es una anotación nueva que remite a la anterior.',
  onRecord: 'En el registro',
  staffNumber: 'Número de empleado',
  site: 'Centro',
  department: 'Departamento',
  position: 'Puesto',
  supervisor: 'Quién supervisa',
  type: 'Tipo',
  rule: 'Regla',
  basis: 'Fundamento en la política',
  none: 'No está en el registro',
  ruleText: (n, renewal) =>
    renewal === null
      ? `${days(n)} desde la contratación, una vez`
      : `${days(n)} desde la contratación, ${every(renewal)}`,
  ruleAssigned: (n, renewal) =>
    renewal === null ? `${days(n)} desde que se asignó, una vez` : `${days(n)} desde que se asignó, ${every(renewal)}`,
  ruleBeforeContact: (renewal) =>
    renewal === null
      ? 'Antes del primer día con jóvenes, una vez'
      : `Antes del primer día con jóvenes, ${every(renewal)}`,
  notRequired: 'Sin asignar',
  basisText: 'Procedimiento 1: orientación para quienes trabajan con jóvenes (PR-1)',
  basisByHr: 'Decisión de Recursos Humanos. La política en sí se refiere a quienes trabajan con jóvenes (PR-1)',
  workedUntil: (place, date) => `${place}, hasta el ${date}`,
  notShown: 'Lo que no se muestra',
  notShownText:
    'Nadie más puede ver qué respuestas eligió la persona en la práctica y en la prueba final, cuánto detalle ve ni a qué hora hizo una lección o una prueba. Solo queda registrada la hora en que terminó y confirmó la política. ' +
    'Usted ve las lecciones, los minutos acreditados, el puntaje y los temas indispensables.',
}

/** The forms with which HR changes one person's record, in Spanish. */
export const changes: Messages['hr']['changes'] = {
  ownSitesOnly:
    'Solo quien tiene el rol de Recursos Humanos para todos los centros puede trasladar a alguien a otro centro o agregar puestos allí. Usted puede elegir sus propios centros.',
  title: 'Cambiar el registro',
  corrections: 'Corregir una anotación',
  undo: 'Deshacer esto',
  changeLastDay: 'Cambiar el último día',
  correctHireDate: 'Corregir la fecha de contratación',
  merging: 'Dos registros, una persona',
  lead: 'Cada cambio es una anotación nueva con su propia fecha. Lo que ya estaba se puede seguir leyendo.',
  cancel: 'Volver sin cambiar nada',
  groups: {
    work: 'Trabajo y licencias',
    orientation: 'Orientación y plazo',
    person: 'Nombre e inicio de sesión',
    record: 'Duplicados y borrado',
  },

  forms: {
    leave: {
      link: 'Registrar una licencia',
      lead: 'Si la fecha límite cae en el primer día de ausencia o después, al regreso se pospone tantos días como duró la ausencia. Si depende del primer día con jóvenes, no se pospone. Nunca se pregunta el motivo.',
      button: 'Registrar esta licencia',
      saved: 'La licencia quedó registrada.',
    },
    return: {
      link: 'Regreso de la licencia',
      lead: 'El plazo vuelve a correr el primer día de regreso. Si la fecha límite no había pasado, se pospone tantos días como duró la ausencia.',
      button: 'Registrar el regreso',
      saved: 'El regreso quedó registrado. El plazo vuelve a correr.',
    },
    'expected-return': {
      link: 'Cambiar el regreso previsto',
      lead: 'El plazo vuelve a correr cuando se registra el regreso, no en el día previsto.',
      button: 'Registrar este día',
      saved: 'El regreso previsto quedó registrado.',
    },
    move: {
      link: 'Cambiar de centro o puesto',
      lead: 'Indique el nuevo centro, departamento o puesto, o quién supervisa ahora, y desde qué día. Para los días anteriores no cambia nada.',
      button: 'Registrar el nuevo centro o puesto',
      saved: 'El nuevo centro o puesto quedó registrado.',
    },
    duties: {
      link: 'Cambiar las funciones',
      lead: 'Indique el tipo de trabajo, si es con jóvenes y desde qué día. Con esos datos, las reglas determinan si se pide la orientación.',
      button: 'Registrar las funciones',
      saved: 'Las funciones quedaron registradas.',
    },
    'first-contact': {
      link: 'Primer día con jóvenes',
      lead: 'Algunas reglas piden la orientación antes de este día.',
      button: 'Registrar este día',
      saved: 'El primer día con jóvenes quedó registrado.',
    },
    'last-day': {
      link: 'Registrar el último día',
      lead: 'El registro se conserva. Después del último día de su último puesto, esta persona ya no puede iniciar sesión.',
      button: 'Registrar el último día',
      saved: 'El último día quedó registrado.',
    },
    'second-job': {
      link: 'Agregar un segundo centro o puesto',
      lead: 'La persona se sigue contando una sola vez y aparece en las listas de las dos personas que la supervisan.',
      button: 'Agregar este puesto',
      saved: 'El segundo puesto quedó registrado.',
    },
    rehire: {
      link: 'Contratar otra vez',
      lead: 'El registro continúa donde se quedó. Lo que la persona ya había completado no se pierde.',
      button: 'Registrar la contratación',
      saved: 'La nueva contratación quedó registrada.',
    },
    assignment: {
      link: 'Asignar la orientación',
      lead: 'Para alguien a quien no se le aplica ninguna regla, como el personal de cocina o el voluntariado. La fecha límite se cuenta desde hoy, con los días que fijan sus reglas, y no cambia aunque cambien las reglas. La asignación termina cuando usted corrige esta anotación o cuando la persona se va.',
      button: 'Asignar la orientación',
      saved: 'La orientación está asignada.',
    },
    exemption: {
      link: 'Eximir de la orientación',
      lead: 'Las personas con exención aparecen con su nombre en una lista y no cuentan en el porcentaje.',
      button: 'Registrar la exención',
      saved: 'La exención quedó registrada.',
    },
    'end-exemption': {
      link: 'Terminar la exención',
      lead: 'La persona sigue exenta hasta el día que usted elija. Desde el día siguiente, la fecha límite se calcula otra vez a partir del registro. Si nunca debió tener la exención, corrija la anotación en “Qué pasó”.',
      button: 'Terminar la exención',
      saved: 'El final de la exención quedó registrado.',
    },
    extension: {
      link: 'Dar más plazo',
      lead: 'La nueva fecha reemplaza la que da la regla. Si después empieza una licencia, la fecha vuelve a cambiar.',
      button: 'Registrar la fecha',
      saved:
        'La nueva fecha límite quedó registrada. Si un recordatorio de la fecha anterior sigue en espera, se detiene en menos de una hora.',
    },
    'keep-record': {
      link: 'Conservar este registro más tiempo',
      lead: 'Para una retención legal (legal hold), o cuando la ley exige un plazo más largo. Mientras se conserve el registro, nadie puede borrar los datos de la persona. No hay un campo para detalles: van en el expediente legal.',
      button: 'Registrarlo',
      saved: 'La decisión de conservar o no este registro más tiempo quedó registrada.',
    },
    'signed-update': {
      link: 'Registrar una hoja de actualización firmada',
      lead: 'Para quien leyó en papel lo que cambió en la política y firmó la hoja. Su orientación y su certificado siguen igual.',
      button: 'Registrar',
      saved: 'La actualización quedó registrada. Guarde la hoja firmada en sus archivos.',
    },
    facts: {
      link: 'Nombre, correo, número, idioma',
      lead: 'Indique qué cambió y desde qué día. Los nombres anteriores quedan en el registro, y cada certificado conserva el nombre con el que se emitió. El nombre de usuario no cambia.',
      button: 'Registrar el cambio',
      saved: 'El cambio quedó registrado.',
    },
    'sign-out': {
      link: 'Cerrar todas las sesiones de la persona',
      lead: 'Para un celular o una computadora que se perdió o quedó con la sesión abierta. Se cierran todas las sesiones de esta persona y se le avisa. Puede volver a iniciar sesión de inmediato. Su avance se conserva.',
      button: 'Cerrar las sesiones de la persona',
      saved: 'Las sesiones de esta persona están cerradas.',
    },
    'close-access': {
      link: 'Cerrar la cuenta',
      lead: 'Para alguien que por ahora no debe poder iniciar sesión.',
      button: 'Cerrar la cuenta',
      saved: 'La cuenta está cerrada. No cambió nada más.',
    },
    'open-access': {
      link: 'Abrir la cuenta otra vez',
      lead: 'La persona inicia sesión con el mismo nombre y la misma contraseña que antes.',
      button: 'Abrir la cuenta',
      saved: 'La cuenta está abierta otra vez.',
    },
    'undo-invitation': {
      link: 'Anular la invitación',
      lead: 'Para un enlace o un código que llegó a otra persona.',
      button: 'Anular la invitación',
      saved: 'La invitación quedó anulada. Cree un enlace nuevo si la persona lo necesita.',
    },
    'end-single-sign-on': {
      link: 'Desconectar el inicio de sesión único',
      lead: 'Ya no se podrá entrar en esta cuenta con el inicio de sesión único. Se cierran las sesiones de la persona, que desde entonces tiene que entrar de otra manera. La persona verá quién hizo el cambio.',
      button: 'Desconectar el inicio de sesión único',
      saved: 'El inicio de sesión único está desconectado.',
    },
  },

  updateSheet: {
    link: 'Imprimir la actualización para firmar',
    title: 'Una actualización para firmar en papel',
    back: 'Volver a la persona',
    printing:
      'Imprima esta hoja para quien no inicia sesión. Repase el cambio con esa persona, pídale la firma y después registre la hoja.',
    version: (version, by) => `Política, versión ${version}. Firme a más tardar el ${by}.`,
    inThis: 'En español',
    date: 'Fecha',
    signature: 'Firma',
    keep: (scr) =>
      `No escriba en esta hoja nada sobre las personas jóvenes. Si alguien está en peligro, llame al 911. Si le preocupa una persona joven, avise de inmediato a la persona designada y llame al SCR al ${scr}.`,
  },
  aboutEmployment: (employment, since) => `El puesto: ${employment}, desde el ${since}.`,
  employment: (employment) => `Puesto: ${employment}`,
  leaveSince: (from, back) =>
    back === null
      ? `De licencia desde el ${from}. No se indicó la fecha de regreso.`
      : `De licencia desde el ${from}, con regreso previsto el ${back}.`,
  exemptionEnds: (date) => `La exención termina el ${date}.`,
  dueSoFar: (date) => `Fecha límite actual: ${date}.`,
  rehired: {
    lastDay: (date) => `Su último día aquí fue el ${date}.`,
    nothingYet:
      'La persona no había completado nada antes de ese día, así que la orientación se pide desde el principio.',
    counts: (finished, until, after) =>
      `Terminó la orientación el ${finished}. Si el nuevo primer día es el ${until} o antes, todavía cuenta. ` +
      `A partir del ${after}, habrá pasado demasiado tiempo y la orientación se pedirá otra vez.`,
  },
  access: {
    whatClosingDoes: [
      'Se cierran todas las sesiones de la persona, y no puede iniciar otra. Los enlaces y códigos sin usar dejan de servir.',
      'Lo que se le pide a la persona y lo que ya terminó no cambian.',
    ],
    whatUndoingDoes: [
      'Los enlaces y códigos sin usar dejan de servir.',
      'Si alguien usó uno, se cierra su sesión y su contraseña ya no sirve. La persona sigue en el registro.',
      'Los mensajes pendientes ya no se envían. Si la dirección estaba mal, corríjala primero: los recordatorios van a la que está en el registro.',
    ],
    addedByMistake: 'Se agregó por error',
  },

  fields: {
    from: 'Desde qué día',
    leaveFrom: 'Primer día de ausencia',
    lastAway: 'Último día de ausencia',
    lastAwayHint: 'Deje este campo vacío si todavía no se sabe. Si ese día ya pasó, la licencia terminó.',
    expectedLastAway: 'Último día de ausencia previsto',
    expectedLastAwayHint: 'Deje este campo vacío si no se sabe.',
    backOn: 'Primer día de regreso',
    firstContactOn: 'Primer día con jóvenes',
    firstContactHint: 'El primer día de este puesto en que la persona trata con jóvenes.',
    lastDay: 'Último día de este puesto',
    lastDayHint: 'Ese día también se cuenta.',
    firstDay: 'Primer día de este puesto',
    signedOn: 'Fecha de la firma',
    sheetLanguage: 'Idioma de la hoja',
    why: 'Motivo',
    choose: 'Elija uno',
    until: 'Último día de la exención',
    untilHint: 'Deje este campo vacío si la exención no tiene fecha de fin.',
    approver: 'Aprobado por',
    approverHint: 'Alguien de Recursos Humanos, o quien supervisa a la persona.',
    chooseApprover: 'Elija a una persona',
    moreTime: 'Cuánto tiempo más',
    moreDays: (n, date) => `${digits(n)} días más: ${date}`,
    daysFromToday: (n, date) => `${digits(n)} días a partir de hoy: ${date}`,
    otherDate: 'Otra fecha',
    dueOn: 'Nueva fecha límite',
    dueOnHint: 'Solo si eligió otra fecha.',
    keeps: 'Deje este campo vacío para conservar lo registrado.',
    reason: 'Motivo',
    reasonHint: TYPED_ABOUT_A_PERSON.es,
    mistake: 'Esta persona se agregó por error',
    mistakeHint: 'También se retira la contratación. La anotación se puede seguir leyendo, pero no cuenta.',
  },
  needs: {
    reason: 'Escriba un motivo',
    why: 'Elija un motivo de la lista',
    moreTime: 'Elija cuánto tiempo más, o indique una fecha',
    oneDate: 'Elija “Otra fecha”, o deje este campo vacío',
    approver: 'Elija a quien dio la aprobación',
    placeAtSite: (site) =>
      `Indique el departamento en ${site} y quién supervisa ahí, si hay alguien. Todavía no se ha guardado nada.`,
    otherSupervisor: 'Elija a otra persona: nadie puede supervisarse a sí mismo',
    who: 'Escriba un nombre, un correo o un número de empleado',
    whoUnknown: 'Nadie en el registro tiene este nombre, correo o número de empleado',
    whoSeveral: 'Varias personas tienen este nombre. Use el correo o el número de empleado.',
    whoSelf: 'Este es el mismo registro. Escriba el otro.',
    employments: 'Elija si es un puesto o son dos',
    confirm: 'Si no tiene dudas, marque esta casilla',
    notAhead: 'Escriba la fecha de hoy o una anterior',
    signedBefore: (date) =>
      `La política cambió el ${date}. Si la hoja se firmó antes, imprímala otra vez para que la firmen`,
    siteDetails: 'El centro de esta persona todavía no ha publicado sus datos, así que no hay nada que firmar',
  },
  assignmentReasons: {
    'asked-of-everyone': 'Aquí la hace todo el personal',
    'around-youth': 'Está cerca de jóvenes en su trabajo',
    'license-or-contract': 'La exige la licencia del centro o un contrato',
    other: 'Otro motivo',
  },
  exemptionReasons: {
    'no-contact-with-youth': 'Sin contacto con jóvenes',
    'trained-elsewhere': 'Capacitación en otro lugar',
    'short-assignment': 'Un trabajo de corta duración',
    'other-approved': 'Otro motivo aprobado',
  },
  extensionReasons: {
    away: 'Ausencia del trabajo',
    shifts: 'Turnos que no dejaron tiempo',
    technical: 'Problemas con un dispositivo o con el curso',
    'other-approved': 'Otro motivo aprobado',
  },

  problems: {
    'too-long-ago': (date) => `Elija el ${date} o un día posterior. ¿Está bien el año?`,
    'too-far-ahead': (date) => `Elija el ${date} o un día anterior. ¿Está bien el año?`,
    'not-employed-then': (date) => `No hay ningún puesto registrado el ${date}`,
    'leave-overlaps': (date) => `Ya hay una licencia registrada desde el ${date}. Dos licencias no pueden coincidir.`,
    'not-after-leave-began': (date) => `La licencia empieza el ${date}. Elija un día posterior.`,
    'before-leave-began': (date) => `La licencia empieza el ${date}. Elija ese día o uno posterior.`,
    'left-already': (date) =>
      `El último día de este puesto ya está registrado: ${date}. Si está mal, corrija esa anotación.`,
    'before-first-day': (date) => `El primer día de este puesto es el ${date}. Elija ese día o uno posterior.`,
    'after-last-day': (date) => `El último día de este puesto es el ${date}. Elija ese día o uno anterior.`,
    'same-place': (date) =>
      `Este puesto y este centro ya están registrados para el ${date}. Cambie al menos uno de los campos.`,
    'same-duties': (date) => `Estas ya son las funciones registradas para el ${date}`,
    'same-employment': (date) => `Este puesto ya está registrado, desde el ${date}`,
    'works-here-then': (date) =>
      `Hay un puesto registrado que dura hasta el ${date} o después. Elija un día posterior.`,
    'ends-before-it-begins': (date) => `El último día quedaría antes del primero. La otra fecha es el ${date}.`,
    'exempt-already': (date) => `La misma exención ya está registrada desde el ${date}`,
    'exemption-ends-already': (date) =>
      `La exención ya termina el ${date}. Elija un día anterior. Si debe durar más, registre otra exención.`,
    'date-passed': (date) => `Elija el ${date} o un día posterior`,
    'date-not-later': (date) => `La fecha límite ya es el ${date}. Elija un día posterior.`,
    'nothing-changes': () => 'Estos datos ya están registrados',
  },

  correction: {
    link: 'Corregir esta anotación',
    linkOf: (what, date) => `: ${what}, ${date}`,
    part: 'En realidad son dos personas',
    partLead:
      'Cada registro recupera sus propias anotaciones. El acceso que se cerró al unirlos no se recupera, así que la persona que lo usaba necesita otra invitación.',
    partRole:
      'Este acceso recibió un rol después de unir los registros. Primero pida a alguien de administración que quite el rol.',
    lead: 'La anotación se puede seguir leyendo. La corrección es una anotación nueva que remite a ella, y se muestran las dos.',
    choose: '¿Cuál es la corrección?',
    kinds: {
      withdrawn: 'No pasó, o no cuenta',
      stands: 'Estaba bien como se registró',
      moved: 'Fue otro día',
      'hired-on': 'La fecha de contratación está mal',
      placed: 'Está mal el centro, el departamento, el puesto o quién supervisa a la persona',
      duties: 'Está mal el tipo de trabajo, o el dato de si es con jóvenes',
    },
    rightDay: 'El día correcto',
    rightHireDate: 'La fecha de contratación correcta',
    evidence: 'Qué respalda la corrección',
    evidenceHint: `Por ejemplo, una carta del 3 de noviembre en el expediente. ${TYPED_ABOUT_A_PERSON.es}`,
    evidenceIs: (reference) => `Respaldo: ${reference}`,
    check: 'Ver qué cambia',
    previewHeading: 'Qué cambia',
    entry: 'La anotación',
    rightIs: 'La corrección',
    status: 'Estado',
    due: 'Fecha límite',
    noDue: 'Ninguna',
    becomes: (before, after) => `Cambia de “${before}” a “${after}”`,
    same: (value) => `${value}, como antes`,
    certificate: 'Certificado',
    certificateGoes: (number) => `${number} se retira para siempre`,
    reminders: 'Recordatorios',
    remindersStop: (n) =>
      `${n === 1 ? 'Hay 1 sin enviar o entregar que tiene la fecha anterior. Se detendrá.' : `Hay ${n} sin enviar o entregar que tienen la fecha anterior. Se detendrán.`} Si todavía hace falta uno, se prepara de nuevo a más tardar al día siguiente, con la fecha nueva. También puede enviar uno de inmediato.`,
    paper: 'Un documento que respalde la corrección, si lo hay',
    confirm: 'Registrar la corrección',
    otherKind: 'Elegir otra corrección',
    saved: 'La corrección quedó registrada. Abajo se muestran las dos anotaciones.',
    parted: 'Son dos registros otra vez. Cada uno tiene sus propias anotaciones.',
  },

  merge: {
    link: 'Es la misma persona que…',
    heading: 'Buscar el otro registro',
    lead: 'Para alguien que está dos veces en el registro. Usted verá los dos registros uno junto al otro antes de que se haga algún cambio.',
    who: 'El otro registro',
    whoHint: 'Nombre, correo o número de empleado',
    find: 'Comparar los dos',
    compare: '¿Son una sola persona?',
    compareLead: (stays, goes) =>
      `Se conserva el registro de ${stays}, y se le suma todo lo que hay en el de ${goes}. ` +
      'Puede volver a separarlos en cualquier momento.',
    swap: 'Conservar el otro registro',
    table: 'Los dos registros, uno junto al otro',
    stays: 'Registro que se conserva',
    goes: 'Registro que se le suma',
    rows: {
      name: 'Nombre',
      email: 'Correo',
      number: 'Número de empleado',
      employments: 'Puestos',
      hired: 'Primer día',
      status: 'Estado',
      finished: 'Terminó la orientación',
      signsInWith: 'Inicia sesión con',
    },
    ways: { password: 'Contraseña', passkey: 'Clave de acceso', 'single-sign-on': 'El acceso de la organización' },
    ends: (stays, ends) =>
      `Cada uno de estos registros tiene un acceso en uso. El acceso de ${stays} se conserva, porque tiene un rol o es más antiguo. ` +
      `El acceso de ${ends} deja de servir: contraseña, claves de acceso, códigos, enlaces, el acceso de la organización y las sesiones abiertas. ` +
      'Las respuestas sin entregar se borran. Aunque después se separen los registros, nada de esto se recupera.',
    refused: {
      reach:
        'Una de estas dos personas tiene un rol, así que alguien de Recursos Humanos con acceso a todos los centros tiene que unir los registros.',
      roles:
        'Al unir los registros se perdería el acceso que da un rol. Primero pida a alguien de administración que quite los roles de una de las dos personas.',
    },
    second: {
      needed:
        'La cuenta que se va a cerrar ya se usó para iniciar sesión. Por eso, otra persona de Recursos Humanos tiene que confirmar que los dos registros son de la misma persona. ' +
        'Envíe su solicitud y pida a esa persona que abra esta página.',
      waits: (date) =>
        `Usted lo pidió el ${date}. Otra persona de Recursos Humanos tiene que abrir esta página en un plazo de 7 días y unir los registros.`,
      asked: (by, date) =>
        `${by} lo pidió el ${date}. Si usted comprobó que los dos registros son de la misma persona, únalos aquí.`,
      button: 'Pedir la confirmación de otra persona',
    },
    nothing: 'Ninguno',
    employments: 'Un puesto o dos',
    employmentsHint: 'O un puesto se registró dos veces, o la persona de verdad tiene dos puestos.',
    sameEmployment: 'El mismo puesto: se cuenta una vez',
    twoEmployments: 'Dos puestos: cuentan los dos',
    sure: 'Sí, es una sola persona',
    button: 'Unir los registros',
    saved: 'Los dos registros ahora son uno solo. Todo lo que se terminó en cualquiera de ellos cuenta.',
    others: 'Otros registros de esta persona',
    other: (name, date) => `${name}, registro unido el ${date}`,
  },

  flags: {
    heading: 'Revise este registro',
    sameName: (name) => `Otra persona del registro tiene el mismo nombre, ${name}.`,
    sameEmail: 'Otra persona del registro tiene el mismo correo.',
    compare: 'Comparar los dos registros',
    twoEmploymentsAtSite: (site) => `Hay dos puestos a la vez en ${site}. ¿Se registró uno dos veces?`,
    noHireDate: 'Falta la fecha de contratación. Cuando la sepa, corrija la contratación.',
    noFirstContact: 'El primer día con jóvenes no está registrado, así que no hay fecha límite.',
  },
  onRecord: {
    firstContact: 'Primer día con jóvenes',
    leave: 'Licencia',
    leaveFrom: (from, back) =>
      back === null ? `Desde el ${from}, sin fecha de regreso` : `Desde el ${from}, con regreso previsto el ${back}`,
    employments: 'Puestos',
    employment: (employment, from) => `${employment}, desde el ${from}`,
    assignedBy: (rule) => `Asignada por la regla “${rule}”`,
    assignedByHr: (date, why) => `Asignada por Recursos Humanos el ${date}: ${why}`,
    closed: 'La cuenta está cerrada.',
  },
  returnChanged: 'Cambió el regreso previsto',
}

export const erasure: Messages['hr']['erasure'] = {
  link: 'Borrar los datos de esta persona',
  title: 'Borrar los datos de una persona',
  heading: (name) => `Borrar los datos de ${name}`,
  lead: 'El nombre y los datos de contacto se borran para siempre. Lo que pasó queda registrado, con un identificador que no dice de quién se trata.',
  warning:
    'Consulte la ley antes de continuar. Muchas veces hay que guardar los registros de capacitación durante años después de que alguien se va, y una inspección para la licencia del centro o un tribunal pueden pedirlos. Si tiene dudas, busque primero asesoría legal.',
  notNow: 'Ahora no se puede',

  goes: 'Qué se borrará',
  facts: (n) =>
    `${count(n, 'dato', 'datos')}: nombre, correo electrónico, número de empleado e idioma, incluidos los anteriores`,
  account: 'La cuenta: nombre de usuario, contraseña, sesiones y enlaces',
  certificates: (n) =>
    `${count(n, 'certificado', 'certificados')}: archivo y código. Quedan el número, el día y el hash`,
  papers: (n) => `${count(n, 'documento guardado', 'documentos guardados')} sobre esta persona`,
  private: 'Todo lo privado: práctica, borradores y preferencias de lectura',
  messages:
    'Los mensajes pendientes de envío, las vistas guardadas y lo que decían de esta persona los archivos importados',

  stays: 'Qué quedará, y por qué',
  entries: (n) =>
    `${count(n, 'anotación', 'anotaciones')} del libro de registro, con su día y su hash. Sin ${n === 1 ? 'ella' : 'ellas'}, nadie podría comprobar que nada cambió`,
  mentions: (n) =>
    `${count(n, 'anotación', 'anotaciones')} sobre grupos, prácticas, números de teléfono, funciones de un centro y aprobaciones: por ejemplo, a quién se anunció un grupo o quién participó. ${n === 1 ? 'Tiene' : 'Tienen'} un número en lugar del nombre`,
  completion: (day, version) =>
    `Orientación terminada el ${day}, versión ${version} de la política: los informes y porcentajes anteriores quedan como estaban`,
  noCompletion: 'Los informes y porcentajes anteriores: cuentan a esta persona, sin su nombre',
  typed:
    'Los motivos y referencias que escribió Recursos Humanos, y los datos de los centros tal como se publicaron o se propusieron, aunque se hayan devuelto: son parte del libro de registro',
  sharedPapers: (n) =>
    `${count(n, 'documento que también trata', 'documentos que también tratan')} de otras personas, como una hoja de firmas. Cada uno se borra con la última persona que aparece en él`,

  beyond: 'Lo que no se puede borrar desde aquí',
  backups:
    'Las copias de seguridad hechas antes de borrar el nombre, incluidas las que hizo el propio servidor en los últimos siete días. Conservan el nombre hasta que alguien las borre',
  pack: (name, day) => `El paquete de evidencia ${name}, creado el ${day}, y todas sus copias`,
  system: (name, day) =>
    `${name}, otro sistema, que usó por última vez su acceso a los registros el ${day}. Puede haber guardado una copia`,
  systemUnused: (name) => `${name}, otro sistema, que tiene acceso a los registros, pero nunca lo ha usado`,
  told: (host, day) =>
    `Lo que un webhook envió a ${host}, por última vez el ${day}: un identificador, el número de empleado, estados y fechas`,
  handedOut:
    'Lo que ya se entregó: certificados, informes, correos y paquetes de evidencia creados en la línea de comandos',
  elsewhere:
    'Su sistema de Recursos Humanos y otros sistemas de aprendizaje. Si el nombre sigue en la próxima lista de personal, la importación lo agrega como persona nueva',

  two: 'Dos personas de Recursos Humanos tienen que estar de acuerdo: una lo pide y otra lo confirma.',
  ask: 'Pedir que se borren los datos de esta persona',
  ground: 'Motivo',
  choose: 'Elija un motivo',
  needsGround: 'Elija un motivo',
  grounds: {
    'asked-by-person': 'Lo pidió la persona',
    'no-longer-needed': 'Ya se cumplió el plazo para conservar el registro',
    'recorded-by-mistake': 'El registro se hizo por error',
  },
  sureToAsk: 'Comprobé que la ley nos permite borrar este registro',
  needsSure: 'Marque esta casilla para continuar',
  askedByYou: (day, until) =>
    `Usted lo pidió el ${day}. Pida a alguien más de Recursos Humanos que abra esta página y lo confirme a más tardar el ${until}. Hasta entonces, nada cambia.`,
  askedBy: (name, day) => `${name} lo pidió el ${day}.`,
  needsAnother:
    'Quien lo pidió ya no tiene acceso de Recursos Humanos, así que alguien con ese acceso tiene que pedirlo otra vez.',
  sureToErase: 'Revisé qué se borrará y qué quedará. No se puede deshacer',
  confirm: 'Borrar ahora',
  alone:
    'Usted es la única persona en Recursos Humanos, así que nadie más puede confirmar la solicitud. Dé a otra persona el acceso de Recursos Humanos, o pida a quien administra el servidor que ejecute allí “csec erase-person”.',
  back: 'Volver al registro',
  keeping: {
    title: 'El registro se conserva más tiempo',
    over: 'Ya no hace falta conservar el registro',
    open: 'Hasta que Recursos Humanos registre que el motivo ya no existe',
    until: (day) => `Hasta el ${day}`,
    grounds: {
      'legal-hold': 'Puede hacer falta para un reclamo, una investigación o un tribunal (legal hold)',
      law: 'Una ley o un contrato exige conservarlo más tiempo',
    },
    ground: 'Por qué se conserva',
    nothing: 'No hace falta conservarlo más tiempo',
    needsGround: 'Elija por qué se conserva, o indique que no hace falta',
    lastDay: 'Conservar hasta el',
    lastDayHint:
      'Deje este campo vacío si todavía no se sabe. En ese caso, el registro se conserva hasta que usted registre que el motivo ya no existe.',
  },
  refusals: {
    'still-required':
      'Esta persona todavía tiene que hacer la orientación, así que su registro todavía se necesita. Registre primero su último día, o cambie lo que se exige.',
    kept: 'Este registro se conserva más tiempo, por un asunto legal o porque la ley lo exige. Cuando el motivo ya no exista, indíquelo primero en la página de la persona.',
    yourself: 'No puede borrar su propio registro. Pídaselo a alguien más de Recursos Humanos.',
    'last-administrator':
      'Esta es la última persona con el rol de Administración que puede iniciar sesión. Asigne primero ese rol a otra persona.',
    'nothing-left': 'En este registro no queda nada por borrar.',
    'import-open':
      'Hay una lista de personal pendiente que puede incluir a esta persona. Primero registre o descarte la lista.',
  },

  saved:
    'Se borraron los datos de la persona. Borre las copias de seguridad y los paquetes de evidencia anteriores que tienen el nombre.',
  asked: 'Alguien pidió borrar los datos de esta persona',
  erased: 'Se borraron el nombre y los datos de contacto',
  byTwo: (names) => `Pedido y confirmado por ${names}`,
  operatorSays: (asked, confirmed) =>
    `Hecho en el servidor. Quien lo administra dijo que ${asked} lo pidió y que ${confirmed} lo confirmó`,
  byOperator: 'Confirmado en la consola del servidor',
}

export const search: Messages['hr']['search'] = {
  title: 'Búsqueda',
  label: 'Buscar a una persona o un centro por nombre, número o correo',
  labelSites: 'Buscar un centro',
  inBox: 'Nombre, número, centro',
  inBoxSites: 'Centro',
  button: 'Buscar',
  lead: 'Use el cuadro de arriba. Escriba una parte del nombre, el número de empleado o el correo electrónico de una persona, o del nombre de un centro o de una página.',
  leadSites: 'Escriba una parte del nombre del centro en el cuadro de arriba.',
  asked: (text) => `Usted buscó “${text}”.`,
  none: 'No hay resultados.',
  lost: 'La búsqueda no se pudo hacer. Presione Enter para intentarlo de nuevo.',
  noNumberText:
    'Revise el número, escriba solo una parte o busque por nombre. Aparecen solo las personas cuyos registros usted puede abrir.',
  noneText:
    'Este cuadro busca personas, centros y nombres de páginas. Pruebe con menos letras o solo con el apellido. Aparecen solo las personas cuyos registros usted puede abrir.',
  noSiteText: 'Revise cómo escribió el nombre, o escriba solo una parte.',
  close: (total) =>
    total === 1
      ? 'No hay ningún resultado exacto. ¿Quiso decir este?'
      : 'No hay ningún resultado exacto. ¿Quiso decir alguno de estos?',
  earlier: (values) => `antes: ${values}`,
  count: (total) => (total === 1 ? '1 resultado.' : `${digits(total)} resultados.`),
  first: (listed, total) =>
    `Los primeros ${digits(listed)} de ${digits(total)}. Escriba más para ver menos resultados.`,
  itsPeople: 'El personal de este centro',
  itsDetails: 'Datos del centro',
  sites: 'Centros',
  people: 'Personas',
  pages: 'Páginas',
  pagesOnly: (n) =>
    n === 1
      ? 'No coincide ninguna persona ni ningún centro, pero sí esta página.'
      : 'No coincide ninguna persona ni ningún centro, pero sí estas páginas.',
  urgent: 'De inmediato',
  urgentKeywords: '911 emergencia emergencias emergency emergencies scr',
  helpKeywords: 'ayuda a quién llamar líneas help who to call hotlines',
  keywords: {
    people: 'certificados exportar descargar csv registros',
    imports: 'subir hoja de cálculo lista csv excel fecha contratación',
    invites: 'tarjetas de acceso códigos enlaces imprimir invitaciones contraseñas olvidó',
    expiring: 'vencimientos vencidos atrasados renovaciones',
    exceptions: 'exentos exenciones licencia',
    evidence: 'auditoría evidencia pruebas certificados exportar',
    sites: 'imprimir tarjetas carteles',
    contacts: 'teléfonos líneas a quién llamar',
    practices: 'simulacros ejercicios',
    rules: 'plazos fechas requisitos quién toma curso obligatorio',
    understanding: 'preguntas errores respuestas',
    passMark: 'nota mínima puntaje aprobar prueba final',
    packages: 'scorm cmi5 lms plataforma de aprendizaje exportar',
    reminders: 'correo email',
    messages: 'correo email hojas entregar imprimir',
    roles: 'administradores acceso permisos',
    singleSignOn: 'sso acceso contraseñas',
    secondStep: '2fa dos pasos claves de acceso',
    organization: 'logotipo color zona horaria',
    retention: 'borrar eliminar',
    webhooks: 'tokens api integraciones',
    audit: 'historial',
    ledger: 'copias de seguridad respaldos restaurar',
  },
}
