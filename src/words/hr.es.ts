import { count } from './count.ts'
import type { Messages } from './messages.ts'
import { changes } from '../people/words-changes.es.ts'
import { erasure } from '../people/words-erasure.es.ts'
import { imports } from '../imports/words-imports.es.ts'
import { roster } from '../imports/staff-list/words.es.ts'
import { credits } from '../credits/words-credits.es.ts'
import { requirements } from '../requirements/words.es.ts'
import { reminders } from '../reminders/words-reminders.es.ts'
import { team } from '../reminders/words-team.es.ts'
import { passMark } from '../understanding/words-pass-mark.es.ts'
import { pack } from '../audit/words-pack.es.ts'
import { ledger } from '../ledger/words.es.ts'
import { understanding } from '../understanding/words-understanding.es.ts'
import { personFile } from '../people/file/words.es.ts'
import { views } from '../reports/words-views.es.ts'
import { cycleColumns, reportColumns } from '../reports/words-report-columns.es.ts'
import { reportFiles } from '../reports/words-report-files.es.ts'
import { reports } from '../reports/words-reports.es.ts'
import { bulkInvites } from '../identity/words-bulk-invites.es.ts'
import { organization } from '../site/words-organization.es.ts'
import { packages, receipts } from '../packages/words.es.ts'
import { packagesCompare } from '../packages/compare/words.es.ts'
import { preview } from '../packages/preview/words.es.ts'
import { sites } from '../site/words-sites.es.ts'

const people = (n: number) => count(n, 'persona', 'personas')
const days = (n: number) => count(n, 'día', 'días')
const months = (n: number) => count(n, 'mes', 'meses')
const minutes = (n: number) => count(n, 'minuto', 'minutos')
const every = (n: number) => (n === 1 ? 'cada mes' : `cada ${n} meses`)

/** Said of people of any gender: nouns, and adjectives that stay the same. */
const status: Messages['hr']['status'] = {
  'not-in-scope': 'Sin asignar',
  separated: 'Empleo terminado',
  exempt: 'Con exención',
  'update-due': 'Actualización pendiente',
  'up-to-date': 'Al día',
  'on-leave': 'Con licencia',
  expired: 'Vigencia vencida',
  'waiting-for-site': 'En espera del centro',
  'needs-help': 'Necesita ayuda',
  overdue: 'Fecha vencida',
  'in-progress': 'En curso',
  'not-started': 'Sin empezar',
  'cannot-say': 'Aún no se sabe',
}

const group: Messages['hr']['group'] = {
  everyone: 'Todo el registro',
  'not-separated': 'Personal actual',
  'in-scope': 'Con orientación asignada',
  counted: 'Cuentan como al día',
  'need-action': 'Requieren atención',
  'have-time': 'Todavía tienen tiempo',
}

/** In a sum, after one or many: "98 con orientación asignada, 3 con licencia". */
const inSum: Messages['hr']['inSum'] = {
  everyone: 'en el registro',
  'not-separated': 'con empleo vigente',
  'in-scope': 'con orientación asignada',
  counted: 'al día',
  'need-action': 'por atender',
  'have-time': 'con tiempo todavía',
  'not-in-scope': 'sin asignar',
  separated: 'con empleo terminado',
  exempt: 'con exención',
  'update-due': 'con una actualización pendiente',
  'up-to-date': 'sin nada pendiente',
  'on-leave': 'con licencia',
  expired: 'con vigencia vencida',
  'waiting-for-site': 'en espera del centro',
  'needs-help': 'con necesidad de ayuda',
  overdue: 'con fecha vencida',
  'in-progress': 'en curso',
  'not-started': 'sin empezar',
  'cannot-say': 'aún por saber',
}

const reason: Messages['hr']['reason'] = {
  'no-contact-with-youth': 'no tiene contacto con jóvenes',
  'trained-elsewhere': 'capacitación en otro lugar',
  'short-assignment': 'un trabajo corto',
  'other-approved': 'otra razón aprobada',
}

const extensionReason: Messages['hr']['extensionReason'] = {
  away: 'ausencia del trabajo',
  shifts: 'turnos que no dejaron tiempo',
  technical: 'problemas con un aparato o con el curso',
  'other-approved': 'otra razón aprobada',
}

export const type: Messages['hr']['type'] = {
  employee: 'Personal empleado',
  volunteer: 'Voluntariado',
  contractor: 'Contratista',
  intern: 'Pasantía',
}

const startedBy: Messages['hr']['startedBy'] = {
  hired: (date) => `contratación el ${date}`,
  rehired: (date) => `nueva contratación el ${date}`,
  required: (date) => `asignada desde el ${date}`,
  'new-rule': (date) => `esta regla empezó el ${date}`,
  returned: (date) => `regreso de la licencia el ${date}`,
  finished: (date) => `terminó el ${date}`,
  extended: (date) => `Recursos Humanos fijó una nueva fecha el ${date}`,
}

const finished = (completedOn: string, n: number, keptFrom: string | null, startedOn: string | null = null) =>
  keptFrom === null
    ? startedOn === null
      ? `terminó el ${completedOn}, más ${months(n)}`
      : `terminó el ${completedOn}, y se cuenta desde que empezó, el ${startedOn}, más ${months(n)}`
    : `terminó el ${completedOn}, a tiempo para conservar su fecha, que es el ${keptFrom} más ${months(n)}`

/** The reason for a status in one sentence. The part in the middle is set in bold. */
const because: Messages['hr']['because'] = {
  'not-required': () => ['', 'Sin asignar', ': la orientación no está asignada a esta persona en este día.'],
  'not-employed': () => ['', 'Todavía no trabaja aquí', ': su primer día de trabajo está por llegar.'],
  separated: (lastDay) => ['Su último día de trabajo fue el ', lastDay, '. El registro se conserva.'],
  exempt: (why, until) =>
    until === null
      ? ['', 'Con exención', `: ${why}. No hay un último día fijado.`]
      : ['Con exención hasta el ', until, `, ese día incluido: ${why}.`],
  update: (version, by, completedOn, passed) => [
    passed ? 'La fecha para la actualización fue el ' : 'La fecha para la actualización es el ',
    by,
    `: terminó el ${completedOn}, antes de la política ${version}, que pide a todo el personal leerla y confirmarla.`,
  ],
  completed: (completedOn, renewal) =>
    renewal === null
      ? ['Terminó el ', completedOn, '. Cuenta sin fecha final.']
      : ['Cuenta hasta el ', renewal.until, `: ${finished(completedOn, renewal.months, renewal.keptFrom)}.`],
  leave: (since, back) => [
    'Con licencia desde el ',
    since,
    back === null
      ? '. El plazo está en pausa; no se sabe el día de regreso.'
      : `, con regreso cerca del ${back}. El plazo está en pausa.`,
  ],
  expired: (completedOn, validUntil, renewalMonths, keptFrom, startedOn) => [
    'La vigencia venció el ',
    validUntil,
    renewalMonths === null
      ? `: terminó el ${completedOn}.`
      : `: ${finished(completedOn, renewalMonths, keptFrom, startedOn)}.`,
  ],
  'missed-twice': (topic, dueOn) => [
    'Dos veces sin acertar: ',
    topic,
    dueOn === null
      ? '. Alguien puede repasar este paso con esta persona.'
      : `. Alguien puede repasar este paso con esta persona. La fecha límite es el ${dueOn}.`,
  ],
  site: (names, n) => [
    'En espera de ',
    names,
    n === 1
      ? ': ya hizo todo lo demás, y el centro todavía no ha publicado sus datos.'
      : ': ya hizo todo lo demás, y estos centros todavía no han publicado sus datos.',
  ],
  due: (dueOn, passed, clock) => [passed ? 'La fecha límite fue el ' : 'La fecha límite es el ', dueOn, `: ${clock}.`],
  'no-hire-date': () => ['', 'Aún no se sabe', ': falta la fecha de contratación, así que no hay fecha límite.'],
  'no-first-contact': () => [
    '',
    'Aún no se sabe',
    ': la orientación se hace antes del primer día con jóvenes, y falta esa fecha.',
  ],
}

export const hr: Messages['hr'] = {
  status,
  group,
  inSum,
  reason,
  extensionReason,
  type,
  startedBy,
  because,
  clock: (began, n) => `${began}, más ${days(n)}`,
  pausedClock: (began, n, unpaused, pauses) =>
    `${began}, más ${days(n)} es el ${unpaused}, y el plazo se detuvo durante ${pauses.join(' y ')}`,
  dateSet: (to) => `Recursos Humanos fijó la fecha para el ${to}`,
  dateMoved: (from, to) => `Recursos Humanos cambió la fecha del ${from} al ${to}`,
  dateMovedAndPaused: (moved, pauses) => `${moved}, y el plazo se detuvo durante ${pauses.join(' y ')}`,
  beforeContact: (date) => `el día antes del primer día con jóvenes, ${date}`,
  pause: (n, from, lastDay) => `${days(n)} de licencia (${from === lastDay ? from : `${from} a ${lastDay}`})`,
  sitePause: (n, from, lastDay) =>
    `${days(n)} de espera por el centro (${from === lastDay ? from : `${from} a ${lastDay}`})`,

  short: {
    none: 'Ninguna',
    noEnd: 'Sin fecha final',
    paused: 'En pausa',
    notRequired: 'Sin asignar',
    notEmployed: 'Está por empezar',
    lastDay: (date) => `Último día: ${date}`,
    until: (date) => `Hasta el ${date}`,
    openEnd: 'Sin último día',
    update: (version) => `Política ${version}: leer y confirmar`,
    done: (date) => `Terminó el ${date}`,
    doneLate: (date) => `Terminó el ${date}, tarde`,
    back: (date) => `Regreso cerca del ${date}`,
    backOpen: (date) => `Desde el ${date}`,
    missed: (topic) => `Dos veces sin acertar: ${topic}`,
    clock: (began, n, paused) =>
      `${began.charAt(0).toUpperCase()}${began.slice(1)} + ${days(n)}${paused === 0 ? '' : `, en pausa ${paused}`}`,
    dateMoved: 'Recursos Humanos cambió la fecha',
    site: (names) => `En espera de ${names}`,
    noHireDate: 'Falta la fecha de contratación',
    beforeContact: (date) => `Antes del primer día con jóvenes, ${date}`,
    noFirstContact: 'Falta el primer día con jóvenes',
  },

  people: {
    title: 'Personal',
    kicker: (date) => `Orientación al ${date}`,
    found: (n, date, order) => `${people(n)} al ${date}; ${order}`,
    orders: {
      need: 'primero, quienes requieren atención',
      name: 'por nombre',
      due: 'primero, la fecha límite más próxima',
      completed: 'primero, quienes terminaron antes',
    },
    turnedOrders: {
      need: 'al final, quienes requieren atención',
      name: 'por nombre, de la Z a la A',
      due: 'primero, la fecha límite más lejana',
      completed: 'primero, quienes terminaron después',
    },
    download: (n) => (n === 1 ? 'Descargar 1 fila' : `Descargar estas ${n} filas`),
    addPerson: 'Agregar una persona',
    filters: 'Filtros',
    site: 'Centro',
    allSites: 'Todos los centros',
    department: 'Departamento',
    allDepartments: 'Todos los departamentos',
    status: 'Estado',
    groups: 'Grupos',
    single: 'Un solo estado',
    choice: (name, n) => `${name} (${n})`,
    supervisor: 'Quien supervisa',
    everyones: 'Todos los equipos',
    mine: 'Solo mi equipo',
    show: 'Mostrar',
    remove: ', quitar este filtro',
    ownOnly: 'Usted ve a las personas de su equipo.',
    table: 'El personal y el estado de su orientación',
    name: 'Nombre',
    due: 'Fecha límite o vigencia',
    dueShort: 'Fecha',
    lessons: 'Lecciones',
    lessonsOf: (n, of) => `${n} de ${of}`,
    noName: 'Nombre borrado',
    pages: 'Páginas',
    range: (from, to, all) => `De ${from} a ${to}, de ${people(all)}`,
    firstPage: 'Volver a la primera página',
    nextPage: 'Página siguiente',
    noneTitle: 'Todavía no hay nadie en su lista',
    noneText:
      'Agregue al personal que trabaja con jóvenes. Cada persona recibe una fecha límite según su fecha de contratación.',
    noMatchTitle: 'Nadie coincide con estos filtros',
    noMatchText: 'Quite un filtro de arriba, o muestre a todo el personal.',
    showEveryone: 'Mostrar a todo el personal',
  },

  figures: {
    title: 'Las cifras, y cómo se suman',
    dueSoFar: (n, of) => `al día, de quienes ya terminaron o requieren atención: ${n} de ${of}`,
    noOneDue: 'Aún no ha llegado la fecha de nadie, así que todavía no hay porcentaje.',
    inScope: (rate, n, of) => `${rate} de quienes tienen la orientación asignada: ${n} de ${of}`,
    noOneInScope: 'Nadie tiene la orientación asignada.',
    scopeHint: 'Personas que trabajan con jóvenes',
    unknownHint: 'Falta una fecha, así que no hay fecha límite',
    beside: 'Fuera del porcentaje:',
    nobodyBeside: 'nadie',
    besideEnd: (inScope) => `Junto con ${inScope} con orientación asignada, el total es de`,
    onRecord: (n) => `${people(n)} en el registro`,
    underFilters: (n) => `${people(n)} con estos filtros`,
    ownPeople: (n) => (n === 1 ? '1 persona a su cargo' : `${n} personas a su cargo`),
    byOutcome: 'Estos filtros eligen a las personas por lo que hicieron o por su fecha, así que no hay porcentaje.',
    sum: (n) => `${n} =`,
    separated: (n) =>
      n === 1
        ? 'La persona que ya no trabaja aquí está en una lista aparte:'
        : `Las ${n} personas que ya no trabajan aquí están en una lista aparte:`,
    part: (n, name) => `${n} ${name}`,
  },

  person: {
    title: 'Una persona',
    lessonsOf: (n, of, left) => `${n} de ${of} lecciones; le faltan cerca de ${minutes(left)}`,
    allLessons: (of) => `Las ${of} lecciones`,
    late: 'Terminó después de la fecha.',
    openSite: (name) => `Publicar los datos de ${name}`,
    newLink: 'Hacer un enlace nuevo para entrar',
    happened: 'Qué ha pasado',
    unchanged: 'Lo anotado nunca se cambia ni se quita. Una corrección es una nota nueva que señala la anterior.',
    onRecord: 'En el registro',
    staffNumber: 'Número de personal',
    site: 'Centro',
    department: 'Departamento',
    position: 'Puesto',
    supervisor: 'Quien supervisa',
    type: 'Tipo',
    rule: 'Regla',
    basis: 'Base en la política',
    none: 'No está en el registro',
    ruleText: (n, renewal) =>
      renewal === null
        ? `${days(n)} desde la contratación, una vez`
        : `${days(n)} desde la contratación, ${every(renewal)}`,
    ruleBeforeContact: (renewal) =>
      renewal === null
        ? 'Antes del primer día con jóvenes, una vez'
        : `Antes del primer día con jóvenes, ${every(renewal)}`,
    notRequired: 'Sin asignar',
    basisText: 'Procedimiento 1: orientación para quienes trabajan con jóvenes (PR-1)',
    workedUntil: (place, date) => `${place}, hasta el ${date}`,
    notShown: 'Lo que no se muestra',
    notShownText:
      'Las respuestas de práctica, las respuestas elegidas en la prueba final, la forma de leer y la hora del día son solo de quien aprende. ' +
      'Usted ve las lecciones, los minutos acreditados, el puntaje y los pasos indispensables.',
  },

  timeline: {
    hired: (position, site) => `Contratación: ${position}, ${site}`,
    hireUnknown: 'No se sabe la fecha de contratación',
    transferred: (position, site) => `Cambio a ${site}: ${position}`,
    leaveBegan: 'Empezó una licencia',
    leaveExpected: (date) => `Regreso previsto el ${date}. La razón no se guarda aquí`,
    leaveOpen: 'No se dio un día de regreso. La razón no se guarda aquí',
    leaveEnded: 'Regresó de la licencia',
    separated: (site) => `Último día en ${site}`,
    separatedUnknown: 'Último día',
    required: 'Se asignó la orientación',
    noLongerRequired: 'La orientación ya no está asignada',
    exempted: (why) => `Exención: ${why}`,
    exemptUntil: (date, approver) => `Hasta el ${date}. La aprobó ${approver}`,
    exemptOpen: (approver) => `Sin último día. La aprobó ${approver}`,
    extended: (date) => `La fecha límite pasó al ${date}`,
    extendedBecause: (text) => `Razón: ${text}`,
    approved: (approver) => `Lo aprobó ${approver}`,
    lesson: (number, title) =>
      title === '' ? `Terminó la lección ${number}` : `Terminó la lección ${number}: ${title}`,
    credited: (n) => count(n, 'minuto acreditado', 'minutos acreditados'),
    startedCheck: (questions) => `Abrió la prueba final, ${questions} preguntas`,
    check: (right, of) => `Prueba final: ${right} de ${of}`,
    round: (n) =>
      n === 1 ? 'Prueba final: 1 paso indispensable otra vez' : `Prueba final: ${n} pasos indispensables otra vez`,
    outcome: {
      passed: 'Aprobó',
      'topics-open': 'Aciertos suficientes; falta un paso indispensable',
      below: 'Menos aciertos de los necesarios. Puede intentar otra vez en cualquier momento',
    },
    byStep: (parts) => `Por paso: ${parts}`,
    step: (title, right, of) => `${title} ${right} de ${of}`,
    topicsRight: 'Pasos indispensables: todos bien',
    topicsMissed: (titles) => `Pasos indispensables por repasar: ${titles}`,
    completed: 'Terminó la orientación',
    completedWith: (right, of, credited) =>
      `${right} de ${of} en la prueba final, ${count(credited, 'minuto acreditado', 'minutos acreditados')}`,
    versions: (course, policy, language) => `Curso ${course}, política ${policy}, en ${language}`,
    acknowledged: (site) => `Confirmó la política para ${site}`,
    policyVersion: (version) => `Política ${version}`,
    policyPublished: (version) => `Se publicó la política ${version}`,
    updateBy: (date) => `Pide una actualización a más tardar el ${date}`,
    minorChange: 'No pide nada a quienes ya terminaron',
    siteAwaited: (names) => `Todo lo demás está hecho: en espera de que ${names} publique sus datos`,
    siteReady: 'Ya no espera los datos de ningún centro',
    sitePublished: (version) => `Se publicaron los datos del centro, versión ${version}`,
    contactChecked: (contact) => `Se llamó al número de ${contact}`,
    contactOutcome: { works: 'Funciona', 'no-answer': 'Nadie contestó', wrong: 'Número equivocado' },
    correctedUnknown: 'Corrección',
    corrected: (what, date) => `Corrección de “${what}”, ${date}`,
    withdrawn: 'No cuenta',
    moved: (date) => `La fecha correcta es el ${date}`,
    hiredOn: (date) => `La fecha correcta de contratación es el ${date}`,
    stands: 'Estaba bien como se registró',
    placed: (position, department, site) => `Lo correcto es: ${position}, ${department}, ${site}`,
    because: (why) => `Razón: ${why}`,
    factsChanged: 'Cambió el nombre, la dirección o el número',
    dutiesChanged: (as) => `Cambiaron las funciones: ${as}`,
    worksWithYouth: (works) => (works ? 'Trabaja con jóvenes' : 'No trabaja con jóvenes'),
    firstContact: (date) => `El primer día con jóvenes es el ${date}`,
    firstContactUnknown: 'No se sabe el primer día con jóvenes',
    rulesDefined: 'Nuevas reglas sobre quién necesita la orientación',
    creditedFrom: {
      'prior-learning': (from) => `Cuenta una formación anterior: ${from}`,
      'live-session': (from) => `Participó en una sesión presencial: ${from}`,
      'signed-paper': (from) => `Firmó en papel: ${from}`,
      'other-lms': (from) => `Terminó en otro sistema de aprendizaje: ${from}`,
    },
    covers: (version) => `Cuenta para la política ${version}`,
    merged: (second, name) => `El registro de ${second} es de la misma persona que ${name}`,
    accessClosed: 'Ya no puede iniciar sesión',
    accessOpened: 'Puede iniciar sesión otra vez',
    recoveryCodeMade: 'Se hizo un código de recuperación para la cuenta',
    agreed: (name) => `${name} dio su visto bueno`,
    agreedByNobody: 'No había otra persona que pudiera dar su visto bueno',
    nobodyAsked: 'Se hizo en el servidor: no se pidió el visto bueno a nadie de Recursos Humanos',
    signInUndone: 'Se retiró el acceso: la cuenta no tiene contraseña',
    recoverySeen: 'Leyó lo que se hizo con la cuenta',
    hrGiven: 'Tiene ahora acceso de Recursos Humanos',
    hrEnded: 'Ya no tiene acceso de Recursos Humanos',
    evidenceMade: (day) => `Paquete de pruebas hecho, al ${day}`,
    evidenceHash: (hash) => `SHA-256 de su archivo: ${hash}`,
    correctedLater: (date) => `Corregido el ${date}`,
    recorded: (date, actor) => `Lo registró ${actor} el ${date}`,
    system: 'el sistema',
    unknownActor: 'alguien cuyo nombre se borró',
  },

  changes,
  erasure,
  imports,
  roster,
  credits,
  requirements,
  reminders,
  team,
  passMark,
  pack,
  ledger,
  understanding,
  personFile,
  views,
  cycleColumns,
  reportColumns,
  reportFiles,
  reports,
  bulkInvites,
  organization,
  packages,
  receipts,
  packagesCompare,
  preview,
  sites,
}
