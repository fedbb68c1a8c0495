import type { Messages } from '../words/messages.ts'
import { count, digits } from '../words/count.ts'
import { atHour, ended } from '../words/hour.ts'
import { messageList as messages } from '../mail/words.es.ts'

export const templates: Messages['hr']['reminders']['templates'] = {
  title: 'Textos',
  lead: 'Los textos que se envían, en los dos idiomas. Los nuestros están listos para usar, y usted puede cambiarlos por los suyos.',
  table: 'Textos por tipo e idioma',
  open: 'Leer o cambiar',
  ours: 'Nuestro texto',
  own: 'Su propio texto',
  when: {
    invite:
      'Para quien todavía no tiene una manera de iniciar sesión. Incluye un evento de calendario con la fecha límite.',
    nudge: 'Para quien lleva un tiempo sin avanzar, o cuando Recursos Humanos o quien supervisa envía un recordatorio.',
    'due-soon': 'Antes de la fecha límite. Incluye un evento de calendario.',
    overdue:
      'El día después de la fecha límite y luego cada semana, y cuando alguien envía un recordatorio después de esa fecha.',
    escalation: 'Para quien supervisa, sobre una persona.',
    digest: 'Para quien supervisa, una vez por semana.',
    'expiry-90': '90 días antes de que venza la orientación.',
    'expiry-60': '60 días antes de que venza la orientación.',
    'expiry-30': '30 días antes de que venza la orientación.',
  },
  heading: (kind, language) => `${kind} (${language})`,
  subject: 'Asunto',
  subjectHint: (placeholders) =>
    placeholders === ''
      ? 'Se ve en la pantalla bloqueada del celular, así que no use nombres ni nada sobre el tema.'
      : `Se ve en la pantalla bloqueada del celular, así que no use nombres ni nada sobre el tema. Puede usar estos datos: ${placeholders}.`,
  body: 'Texto',
  bodyHint:
    'Sin el nombre de nadie y sin nada sobre una persona joven. Una línea vacía empieza otro párrafo. Al final se agrega automáticamente a quién preguntar y qué hacer en una emergencia.',
  save: 'Guardar',
  preview: 'Vista previa',
  saved: 'Guardado. Este es el texto que se envía de ahora en adelante.',
  previewTitle: 'Cómo se ve',
  previewLead: 'Con los datos de una persona que no existe.',
  asText: 'Solo texto',
  placeholdersTitle: 'Datos que se completan',
  placeholdersLead: 'Escríbalos entre llaves, como aparecen aquí. En cada mensaje se reemplazan por los datos.',
  placeholders: {
    name: 'El nombre de quien lo recibe',
    organization: 'El nombre de la organización',
    minutes: 'Cuánto se tarda en terminar lo que falta',
    due: 'La fecha límite',
    why: 'La frase que dice de dónde sale la fecha',
    until: 'La fecha en que vence la orientación',
    from: 'Desde cuándo se puede renovar',
    count: 'Cuántas personas menciona el mensaje',
    people: 'La lista de esas personas',
    link: 'El enlace, obligatorio en todos los textos',
  },
  resetTitle: 'Volver a nuestro texto',
  resetLead: 'Se borra su propia versión de este texto.',
  reset: 'Usar otra vez el nuestro',
  needs: {
    empty: () => 'Escriba algo aquí',
    'line-break': () => 'Deje el asunto en una sola línea',
    'unknown-placeholder': (written) => `${written} no puede ir en este campo. Bórrelo, o use otro`,
    'no-link': () => 'Ponga {link} donde debe ir el enlace',
    topic: (words) => `Quite estas palabras del asunto, porque revelan el tema: ${words}`,
    sentence: (written) => `La oración es: “${written}”`,
  },
}

const days = (n: number) => count(n, 'día', 'días')
const NEVER_HINT = 'Déjelo vacío para no enviar este recordatorio.'

export const reminders: Messages['hr']['reminders'] = {
  title: 'Recordatorios',
  lead: 'Mensajes cortos que ayudan a terminar la orientación a tiempo. El asunto no dice de qué trata el curso.',
  saved: 'Guardado. Los próximos mensajes siguen esta configuración.',
  save: 'Guardar',
  kinds: {
    invite: 'Invitación',
    nudge: 'Recordatorio',
    'due-soon': 'Se acerca la fecha límite',
    overdue: 'Con atraso',
    escalation: 'Aviso a quien supervisa',
    digest: 'Lista semanal para quien supervisa',
    'expiry-90': 'Vence en 90 días',
    'expiry-60': 'Vence en 60 días',
    'expiry-30': 'Vence en 30 días',
    'saved-view': 'Un enlace a una vista guardada',
    'follow-up': 'Preguntas de seguimiento',
    'role-drift': 'Falta alguien en una función de un centro',
    'line-alarm': 'Números por revisar',
    'agreement-asked': 'Un cambio que espera el visto bueno de alguien',
    'group-notice': 'Aviso de un grupo',
    'group-reminder': 'Recordatorio de un grupo',
    'group-cancelled': 'Un grupo cancelado',
    'group-off-list': 'Ya no recibe avisos de un grupo',
    'reset-link': 'Enlace para una contraseña nueva',
    'recovery-asked': 'Código de recuperación que espera el visto bueno',
    'role-changed': 'Cambiaron los roles',
    'sign-in-linked': 'Inicio de sesión confirmado',
    'hr-given': 'Alguien ahora tiene acceso de Recursos Humanos',
    'hr-ended': 'Alguien ya no tiene acceso de Recursos Humanos',
    'address-changed': 'Dirección de correo cambiada (aviso a la anterior)',
    'password-changed': 'Contraseña cambiada',
    'passkey-added': 'Clave de acceso agregada',
    'passkey-removed': 'Clave de acceso quitada',
    'app-added': 'Códigos de una app activados',
    'app-removed': 'Códigos de una app desactivados',
    'spare-codes-made': 'Códigos de reserva nuevos',
    'spare-code-used': 'Código de reserva usado',
    'signed-out': 'Sesiones cerradas en todos los dispositivos',
    'single-sign-on-added': 'Inicio de sesión único conectado',
    'single-sign-on-removed': 'Inicio de sesión único desconectado',
    'records-joined': 'Dos registros unidos, con un solo acceso',
  },

  nowTitle: 'Lo que se envía ahora',
  listedTitle: 'Lo que pasa a la lista para que Recursos Humanos lo entregue',
  examplesTitle: 'Lo que dice cada mensaje',
  off: 'Ningún recordatorio se envía de forma automática. Recursos Humanos y quienes supervisan pueden enviar uno a mano.',
  stops:
    'Los mensajes dejan de enviarse cuando la persona termina la orientación, está de licencia, tiene una exención o deja el trabajo.',
  and: (before, last) => `${before} y ${last}`,
  days,

  parts: {
    people: {
      title: 'A la persona',
      lead: 'Para no enviar alguno de estos mensajes, deje el número vacío o la casilla sin marcar.',
    },
    supervisors: {
      title: 'A quien supervisa',
      lead: 'Quienes supervisan reciben avisos solo de su equipo, y solo de lo que pueden atender.',
    },
    hours: {
      title: 'Horario de trabajo',
      lead: 'Los recordatorios se envían solo en este horario. Fuera de él, esperan hasta que sea horario de trabajo en el centro de la persona. Los correos sobre cuentas se envían a cualquier hora.',
    },
  },
  settings: {
    on: {
      label: 'Enviar recordatorios',
      hint: 'Si no marca esta casilla, no se envía ningún recordatorio de forma automática.',
    },
    invite: {
      label: 'Enviar una invitación el primer día de trabajo',
      sentence:
        'El primer día de trabajo se envía una invitación a quien todavía no tiene una manera de iniciar sesión.',
    },
    nudgeAfterDays: {
      label: 'Días sin avanzar en el curso antes de enviar un recordatorio',
      hint: NEVER_HINT,
      sentence: (n) => `Quien lleva ${days(n)} sin avanzar en el curso recibe un recordatorio.`,
    },
    dueSoonDays: {
      label: 'Días antes de la fecha límite',
      hint: 'Números separados por comas, por ejemplo 7, 1. Déjelo vacío si no quiere ninguno.',
      sentence: (list) => `Se envía un recordatorio ${list} antes de la fecha límite.`,
    },
    mostOverdue: {
      label: 'Mensajes después de la fecha límite, como máximo',
      hint: 'El primero se envía al día siguiente y los demás, uno por semana. Escriba 0 si no quiere ninguno.',
      sentence: (n) =>
        n === 1
          ? 'Al día siguiente de la fecha límite se envía un mensaje, una sola vez.'
          : `Al día siguiente de la fecha límite se envía un mensaje y después uno por semana, ${digits(n)} como máximo.`,
    },
    escalateAfterDays: {
      label: 'Días después de la fecha límite para enviar el aviso',
      hint: 'Déjelo vacío para no enviar este aviso.',
      sentence: (n) => `Quien supervisa recibe un aviso ${days(n)} después de la fecha límite.`,
    },
    escalateNeedsHelp: {
      label: 'Cuando alguien falla dos veces en el mismo tema indispensable',
      sentence: 'Quien supervisa recibe un aviso cuando alguien falla dos veces en el mismo tema indispensable.',
    },
    digestOn: {
      label: 'Día de la lista semanal',
      hint: 'Solo se envía si alguien de la lista requiere atención.',
      none: 'Sin lista semanal',
      sentence: (day) =>
        `Cada ${day.toLowerCase()}, quienes supervisan reciben una lista de las personas de su equipo que requieren atención.`,
    },
    expiryDays: {
      label: (n) => `${digits(n)} días antes de que venza la orientación`,
      sentence: (list) => `La persona recibe un aviso ${list} días antes de que venza su orientación.`,
    },
    followUps: {
      label: 'Enviar preguntas de seguimiento',
      hint: 'Dos preguntas, a las 2 semanas y a los 2, 6 y 11 meses de terminar la orientación. Nadie puede ver quién respondió.',
      sentence:
        'Se envían dos preguntas de seguimiento a las 2 semanas y a los 2, 6 y 11 meses de terminar la orientación. Nadie tiene que responderlas.',
    },
    hours: {
      from: 'Desde',
      to: 'Hasta',
      quietDays: 'Días sin recordatorios',
      quietHint: 'Un día por línea, por ejemplo 2026-12-25. Esos días no se envía ningún recordatorio.',
      sentence: (when) => `Los recordatorios se envían ${when}, según la hora del centro de la persona.`,
      quietSentence: (list) => `Estos días no se envía ningún recordatorio: ${list}.`,
    },
  },

  mailTitle: 'Correo',
  mail: {
    none: 'El correo electrónico no está configurado, así que ningún mensaje se envía por sí solo. Cada uno espera en una lista hasta que Recursos Humanos lo entrega.',
    ask: (whom) => `Para que los mensajes se envíen por correo electrónico, hable con ${whom}.`,
    whoRunsIt: 'quien administra el servidor',
    set: 'Hay un servidor de correo configurado.',
    lastSent: (date, time) => ended(`Aceptó el último mensaje el ${date} ${atHour(time)}`),
    neverSent: 'El servidor todavía no ha aceptado ningún mensaje.',
    waiting: (n) => (n === 1 ? 'Hay 1 mensaje en espera.' : `Hay ${digits(n)} mensajes en espera.`),
    dead: (n) => (n === 1 ? 'No se pudo entregar 1 mensaje.' : `No se pudieron entregar ${digits(n)} mensajes.`),
    byHand: (n) =>
      n === 1
        ? '1 mensaje espera a que Recursos Humanos lo entregue.'
        : `${digits(n)} mensajes esperan a que Recursos Humanos los entregue.`,
  },

  needs: {
    days: (most) => `Use un número de 1 a ${digits(most)}, o déjelo vacío`,
    daysBefore: (most) => `Use hasta 5 números de 1 a ${digits(most)}, separados por comas`,
    count: (most) => `Use un número de 0 a ${digits(most)}`,
    time: 'Escriba una hora, por ejemplo 09:00',
    order: 'Escriba una hora posterior a la primera, del mismo día',
    someDay: 'Elija al menos un día de la semana',
    quietDays: (most) => `Escriba cada día así: 2026-12-25. Hasta ${digits(most)} días`,
  },

  messages,
  templates,
}

export const team: Messages['hr']['team'] = {
  title: 'Mi equipo',
  found: (n, date) =>
    n === 0
      ? `El ${date}, usted no tiene a nadie a su cargo.`
      : `El ${date}, usted tiene ${count(n, 'persona', 'personas')} a su cargo, directamente o a través de otras.`,
  more: (n) => `Estas son las primeras ${digits(n)}, ordenadas según lo que hay que hacer.`,
  figures: 'Por estado:',
  seeAll: 'Ver a todas las personas en la lista de personal',
  reportsTo: (position, name) => `${position}; quien supervisa: ${name}`,
  meeting: 'Lista para una reunión',
  noneTitle: 'Ahora no tiene a nadie a su cargo',
  noneText: 'Las personas aparecen aquí cuando Recursos Humanos registra que usted las supervisa.',
  groups: {
    needs: (n) => (n === 1 ? '1 persona necesita algo de usted' : `${digits(n)} personas necesitan algo de usted`),
    soon: (n) =>
      n === 1
        ? '1 persona tiene su fecha límite esta semana'
        : `${digits(n)} personas tienen su fecha límite esta semana`,
    'has-time': (n) => (n === 1 ? '1 persona todavía tiene tiempo' : `${digits(n)} personas todavía tienen tiempo`),
    update: (n) =>
      n === 1
        ? '1 persona está al día y tiene una actualización pendiente'
        : `${digits(n)} personas están al día y tienen una actualización pendiente`,
    'cannot-say': (n) =>
      n === 1 ? '1 persona aún no tiene fecha límite' : `${digits(n)} personas aún no tienen fecha límite`,
    waits: (n) =>
      n === 1 ? '1 persona espera los datos de su centro' : `${digits(n)} personas esperan los datos de su centro`,
    away: (n) => (n === 1 ? '1 persona está de licencia' : `${digits(n)} personas están de licencia`),
    'up-to-date': (n) =>
      n === 1 ? '1 persona está al día, sin nada pendiente' : `${digits(n)} personas están al día, sin nada pendiente`,
    exempt: (n) => (n === 1 ? '1 persona tiene una exención' : `${digits(n)} personas tienen una exención`),
    'not-in-scope': (n) =>
      n === 1 ? '1 persona no tiene orientación asignada' : `${digits(n)} personas no tienen orientación asignada`,
  },
  allWell: 'Hoy nadie necesita nada de usted.',
  howTitle: 'Cómo funcionan los recordatorios',
  remind: 'Enviar recordatorio',
  remindWhom: (name) => ` a ${name}`,
  hint: 'Un recordatorio es un correo corto con un enlace. No menciona el tema, se envía en horario de trabajo y como máximo una vez al día.',
  remindedByYou: 'Usted le envió un recordatorio hoy',
  remindedBy: (name) => `Ya recibió un recordatorio hoy, de ${name}`,
  noAddress: 'Sin dirección de correo',
  withoutAddress: (address) =>
    `Quien no tiene dirección de correo inicia sesión en ${address}, con el código o la contraseña que ya tiene. Recuérdeselo en persona. Recursos Humanos puede imprimir un código nuevo.`,
  makeCode: 'Preparar un código para imprimir',
  yours: 'Falta la entrega: imprima el recordatorio y entréguelo.',
  outcome: {
    sent: 'El recordatorio está en camino. Se envía en horario de trabajo.',
    'by-hand':
      'No hay servidor de correo, así que este recordatorio quedó en la lista de mensajes que entrega Recursos Humanos.',
    waiting: 'No hace falta otro: Recursos Humanos todavía tiene uno por entregar a esta persona.',
    already: 'A esta persona ya se le envió un recordatorio hoy. Uno al día es suficiente.',
    'no-address': 'No se envió ningún recordatorio: no hay una dirección de correo registrada.',
    'nothing-to-do': 'No se envió ningún recordatorio: ahora no queda nada por hacer.',
  },
  outcomeForHr: {
    'by-hand':
      'No hay servidor de correo, así que le toca a usted entregar este recordatorio. Ya está en su lista de mensajes.',
    waiting: 'No hace falta otro: usted todavía tiene uno por entregar a esta persona.',
  },

  list: {
    title: 'Lista para una reunión',
    heading: 'Orientación: lo que falta',
    lead: 'Imprima esta página. Lleva nombres, pasos y fechas límite. No la deje olvidada al terminar la reunión.',
    madeAt: (organization, date) => `${organization}, ${date}`,
    name: 'Nombre',
    left: 'Lo que falta',
    lessons: (n, minutes) => `${count(n, 'lección', 'lecciones')} (unos ${count(minutes, 'minuto', 'minutos')})`,
    finalCheck: 'prueba final',
    acknowledging: 'confirmar la política',
    due: 'Fecha límite',
    wasDue: (date) => `El plazo venció el ${date}`,
    none: 'Ahora nadie de esta lista tiene pasos pendientes.',
    others: (groups) => `Fuera de la lista: ${groups}.`,
    more: (n) => `La lista incluye solo las primeras ${digits(n)} personas, ordenadas según lo que hay que hacer.`,
  },
}
