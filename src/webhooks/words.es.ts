import type { Messages } from '../words/messages.ts'

export const webhooks: Messages['hr']['webhooks'] = {
  title: 'Webhooks',
  lead: 'Otros sistemas que reciben un aviso cuando alguien termina la orientación o llega a una fecha. Quien administra el servidor los agrega y los quita.',
  none: 'Ningún otro sistema recibe avisos.',
  noneText:
    'Quien administra el servidor puede agregar uno. La documentación del programa explica cómo, en “Webhooks”.',
  about: (events) => `Recibe avisos de: ${events}.`,
  hookStates: {
    active: (until) => `Activo hasta el ${until}`,
    over: (until) => `Su último día fue el ${until}`,
    ended: () => 'Terminado',
  },
  latest: 'Avisos, primero los que fallaron',
  noDeliveries: 'Todavía no se ha enviado nada.',
  column: { event: 'Qué', at: 'Cuándo se notó', state: 'Estado' },
  events: {
    completed: 'Orientación terminada',
    due: 'Vence en una semana o menos',
    overdue: 'Fecha vencida',
    expired: 'Orientación vencida',
  },
  states: { waiting: 'En espera', sent: 'Enviado', stopped: 'No se envió', failed: 'Falló' },
  answered: (status) => `El otro sistema respondió con el estado ${status}.`,
  answers: {
    'not-listed': 'El servidor no tiene este nombre en su configuración.',
    'not-public': 'El nombre lleva a una dirección que no es pública.',
    'no-address': 'El nombre no tiene dirección.',
    'no-certificate': 'El certificado del otro sistema no es de confianza.',
    'too-slow': 'No hubo respuesta a tiempo.',
    unreachable: 'No se puede llegar al otro sistema.',
    ended: 'El webhook terminó.',
    'not-so': 'Había dejado de ser así.',
    ours: 'Algo falló en este servidor. Su registro dice qué.',
  },
  next: (moment) => `Próximo intento: ${moment}.`,
  moment: (date, time) => `${date}, ${time}`,
  again: 'Enviar de nuevo',
  againLabel: (event, moment) => `Enviar de nuevo: ${event}, ${moment}`,
  outcome: {
    yes: 'Se está enviando de nuevo.',
    no: 'No se pudo enviar de nuevo. Ya se había enviado o el webhook terminó.',
  },
}
