import { count } from '../words/count.ts'
import type { Messages } from '../words/messages.ts'
import { messageList as messages } from '../mail/words-messages.es.ts'
import { templates } from './words-templates.es.ts'

const days = (n: number) => count(n, 'día', 'días')

export const reminders: Messages['hr']['reminders'] = {
  title: 'Recordatorios',
  lead: 'Mensajes cortos que ayudan a terminar a tiempo. No mencionan el tema en el asunto y cesan cuando la persona termina.',
  nav: { label: 'Partes de los recordatorios', settings: 'Ajustes', messages: 'Mensajes', templates: 'Textos' },
  saved: 'Guardado. Los próximos mensajes siguen estos ajustes.',
  save: 'Guardar',
  kinds: {
    invite: 'Invitación',
    nudge: 'Recordatorio para empezar',
    'due-soon': 'Falta poco',
    overdue: 'Fecha pasada',
    escalation: 'Aviso a quien supervisa',
    digest: 'Lista semanal para quien supervisa',
    'expiry-90': 'Termina en 90 días',
    'expiry-60': 'Termina en 60 días',
    'expiry-30': 'Termina en 30 días',
    'saved-view': 'Un enlace a una vista guardada',
    'reset-link': 'Enlace para una contraseña nueva',
    'recovery-asked': 'Código que espera su visto bueno',
    'hr-given': 'Alguien tiene ahora acceso de Recursos Humanos',
    'hr-ended': 'Alguien ya no tiene acceso de Recursos Humanos',
    'address-changed': 'Al correo anterior: se cambió el correo',
  },

  nowTitle: 'Lo que sale ahora',
  sentences: {
    off: 'Nada sale de forma automática. Recursos Humanos y quienes supervisan pueden enviar un recordatorio a mano.',
    invite: 'El primer día de trabajo sale una invitación para quien todavía no tiene contraseña.',
    nudge: (n) => `Quien lleva ${days(n)} sin avanzar en el curso recibe un recordatorio.`,
    daysBefore: (n) => days(n),
    dueSoon: (list) => `Sale un recordatorio ${list} antes de la fecha límite.`,
    overdue: (n) =>
      n === 1
        ? 'Al día siguiente de la fecha límite sale un mensaje, una sola vez.'
        : `Al día siguiente de la fecha límite sale un mensaje y después uno por semana, ${n} como máximo.`,
    escalation: (n) => `Quien supervisa recibe un aviso ${days(n)} después de la fecha límite.`,
    needsHelp: 'Quien supervisa recibe un aviso cuando alguien falla dos veces en el mismo paso indispensable.',
    digest: (day) =>
      `Quienes supervisan reciben cada semana, el ${day.toLowerCase()}, una lista de las personas de su equipo que requieren atención.`,
    expiry: (list) => `Antes de que lo terminado deje de contar, la persona recibe un aviso ${list} días antes.`,
    hours: (when) => `Los mensajes salen ${when}, según la hora del centro de la persona.`,
    quiet: (list) => `Nada sale estos días: ${list}.`,
    stops: 'Los mensajes cesan cuando la persona termina, está de licencia, queda exenta o deja el trabajo.',
    and: (before, last) => `${before} y ${last}`,
  },

  mailTitle: 'Correo',
  mail: {
    none: 'No hay servidor de correo, así que no se envía nada. Recursos Humanos entrega los enlaces desde la lista de mensajes. Quien administra el servidor define SMTP_URL y MAIL_FROM.',
    set: 'Hay un servidor de correo.',
    lastSent: (date, time) => `Aceptó el último mensaje el ${date} a las ${time}.`,
    neverSent: 'Todavía no ha aceptado ningún mensaje.',
    waiting: (n) => (n === 1 ? 'Espera 1 mensaje.' : `Esperan ${n} mensajes.`),
    dead: (n) => (n === 1 ? 'No se pudo entregar 1 mensaje.' : `No se pudieron entregar ${n} mensajes.`),
    byHand: (n) =>
      n === 1
        ? '1 mensaje espera a que Recursos Humanos lo entregue.'
        : `${n} mensajes esperan a que Recursos Humanos los entregue.`,
  },

  form: {
    people: 'A la persona',
    peopleLead: 'Deje vacío un número, o sin marcar una casilla, para lo que no debe salir.',
    on: 'Enviar recordatorios',
    onHint: 'Sin esto nada sale de forma automática.',
    invite: 'Invitar el primer día de trabajo',
    nudgeAfterDays: 'Recordar después de estos días sin avanzar en el curso',
    neverHint: 'Déjelo vacío para nunca.',
    dueSoonDays: 'Días antes de la fecha límite',
    dueSoonHint: 'Números con comas, por ejemplo 7, 1. Déjelo vacío para ninguno.',
    mostOverdue: 'Mensajes después de la fecha límite, como máximo',
    mostOverdueHint: 'El primero sale al día siguiente, después uno por semana. 0 para ninguno.',
    expiry: (n) => `${n} días antes de que deje de contar lo terminado`,
    supervisors: 'A quien supervisa',
    supervisorsLead: 'Quienes supervisan reciben avisos solo de su equipo, y solo de lo que pueden atender.',
    escalateNeedsHelp: 'Cuando alguien falla dos veces en el mismo paso indispensable',
    escalateAfterDays: 'Días después de la fecha límite',
    digestOn: 'Día de la lista semanal',
    digestHint: 'Sale solo cuando alguien de la lista requiere atención.',
    noDigest: 'Sin lista semanal',
    hours: 'Horario de trabajo',
    hoursLead: 'Nada sale a otras horas. Espera a la siguiente hora de trabajo en el centro de la persona.',
    from: 'Desde',
    to: 'Hasta',
    quietDays: 'Días sin mensajes',
    quietHint: 'Un día por línea, por ejemplo 2026-12-25. Nada sale esos días.',
  },
  needs: {
    days: (most) => `Use un número de 1 a ${most}, o déjelo vacío`,
    dueSoon: (most) => `Use hasta 5 números de 1 a ${most}, separados por comas`,
    mostOverdue: (most) => `Use un número de 0 a ${most}`,
    time: 'Escriba una hora, por ejemplo 09:00',
    order: 'Escriba una hora posterior a la primera, del mismo día',
    someDay: 'Elija al menos un día de la semana',
    quietDays: (most) => `Escriba cada día así: 2026-12-25. Hasta ${most} días`,
  },

  messages,
  templates,
}
