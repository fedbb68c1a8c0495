import type { Messages } from '../words/messages.ts'

export const webhooks: Messages['hr']['webhooks'] = {
  title: 'Otros sistemas',
  lead: 'Nómina, un directorio del personal u otro programa pueden leer registros de aquí, o recibir avisos cuando pasa algo.',
  toldTitle: 'Webhooks',
  toldLead:
    'Los webhooks avisan a otros sistemas cuando alguien termina la orientación, cuando se acerca o se vence su fecha límite y cuando su orientación deja de contar. Quien administra el servidor los agrega y los desactiva.',
  none: 'Ningún otro sistema recibe avisos.',
  noneText:
    'Quien administra el servidor puede agregar uno. La documentación del programa explica cómo, en “Webhooks”.',
  about: (events) => `Avisos: ${events}.`,
  hookStates: {
    active: (until) => `Activo hasta el ${until}`,
    over: (until) => `Su último día fue el ${until}`,
    ended: () => 'Desactivado',
  },
  latest: 'Avisos, primero los que fallaron',
  noDeliveries: 'Todavía no se ha enviado nada.',
  column: { event: 'Aviso', at: 'Cuándo', state: 'Estado' },
  events: {
    completed: 'Orientación terminada',
    due: 'Vence en una semana o menos',
    overdue: 'Con atraso',
    expired: 'Vigencia vencida',
  },
  states: { waiting: 'En espera', sent: 'Enviado', stopped: 'No se envió', failed: 'Falló' },
  answered: (status) => `El otro sistema respondió con el código ${status}.`,
  answers: {
    'not-listed': 'El host no está en la configuración del servidor.',
    'not-public': 'La dirección del host no es pública.',
    'no-address': 'No se encontró ninguna dirección para el host.',
    'no-certificate': 'El certificado del otro sistema no es de confianza.',
    'too-slow': 'No hubo respuesta a tiempo.',
    unreachable: 'No se pudo conectar con el otro sistema.',
    ended: 'El webhook ya no está activo.',
    'not-so': 'Para entonces, lo que decía el aviso ya no era cierto.',
    ours: 'Algo falló en este servidor. La causa está en el registro de eventos del servidor.',
  },
  next: (moment) => `Próximo intento: ${moment}`,
  moment: (date, time) => `${date}, ${time}`,
  again: 'Enviar de nuevo',
  againLabel: (event, moment) => `Enviar de nuevo: ${event}, ${moment}`,
  outcome: {
    yes: 'Se está enviando de nuevo.',
    no: 'No se pudo enviar de nuevo. Es posible que alguien ya lo haya hecho, o que el webhook ya no esté activo.',
  },
}
