import type { Messages } from '../words/messages.ts'

const hello = 'Hola, {name}:'

const expiry = {
  subject: 'Su orientación está vigente hasta el {until}',
  body: `${hello}

Su orientación en {organization} está vigente hasta el {until}. Desde el {from} puede hacerla otra vez, para que siga vigente.

Hágala en su horario de trabajo. Su avance se guarda: puede parar y seguir después.

{link}`,
}

export const mail: Messages['mail'] = {
  templates: {
    invite: {
      subject: 'Su orientación: {minutes} por hacer',
      body: `${hello}

{organization} le pide hacer una orientación. Toma {minutes} y puede hacerla por partes.

{why}

Hágala en su horario de trabajo. Empiece aquí:

{link}`,
    },
    nudge: {
      subject: 'Su orientación: {minutes} por hacer',
      body: `${hello}

De su orientación en {organization} quedan {minutes}. Su avance se guarda y usted sigue donde se quedó.

{why}

Hágala en su horario de trabajo:

{link}`,
    },
    'due-soon': {
      subject: 'Su orientación: {minutes} por hacer, fecha límite {due}',
      body: `${hello}

De su orientación en {organization} quedan {minutes}. El último día para hacerla es el {due}.

{why}

Hágala en su horario de trabajo. Si no le dan el tiempo, avise a quien le supervisa.

{link}`,
    },
    overdue: {
      subject: 'Su orientación: {minutes} por hacer',
      body: `${hello}

El último día para hacer su orientación en {organization} fue el {due}. Quedan {minutes} y todavía puede hacerla.

{why}

Hágala en su horario de trabajo. Si algo se lo impide, avise a quien le supervisa: puede ayudarle o pedir más tiempo.

{link}`,
    },
    escalation: {
      subject: 'Orientación: alguien de su equipo puede necesitar su ayuda',
      body: `${hello}

Alguien de su equipo tiene una orientación por terminar y puede necesitar tiempo o su ayuda:

{people}

Dele tiempo para hacerla en el trabajo o pida más plazo a Recursos Humanos. Aquí puede ver a su equipo:

{link}`,
    },
    digest: {
      subject: 'Orientación esta semana: {count} de su equipo',
      body: `${hello}

Estas personas de su equipo tienen una orientación por terminar ahora o pronto:

{people}

Deles tiempo para hacerla en el trabajo o pida más plazo a Recursos Humanos. Aquí puede ver a su equipo:

{link}`,
    },
    'expiry-90': expiry,
    'expiry-60': expiry,
    'expiry-30': expiry,
  },
  minutes: (n) => (n === 0 ? 'unos minutos' : `unos ${n} minutos`),
  noDate: 'día que aún no se ha fijado',
  peopleCount: (n) => (n === 1 ? '1 persona' : `${n} personas`),
  person: (name, status, due) => `${name}: ${status}. ${due}`,
  noDeadline: 'Todavía no tiene fecha límite',
  dueOn: (date) => `Último día: ${date}`,
  noName: 'Alguien sin nombre en el registro',
  signsIn: (until) =>
    `El enlace es solo para usted y sirve una vez, hasta el ${until}. Ábralo para elegir cómo entrar.`,
  ask: '¿Preguntas? Hable con quien le supervisa o con Recursos Humanos.',
  training: (organization) =>
    `Este correo de ${organization} trata de capacitación. Si le preocupa una persona joven, avise de inmediato a la persona designada y llame a las líneas de ayuda.`,
  emergency: '¿Hay alguien en peligro ahora? Llame al 911.',
  calendar: {
    file: 'orientacion.ics',
    summary: 'Fecha límite de la orientación',
    description: 'Es el último día para hacer su orientación. Hágala en su horario de trabajo.',
  },
  sample: { name: 'Alex Morales', other: 'Sam López' },
}

export const messageList: Messages['hr']['reminders']['messages'] = {
  title: 'Mensajes',
  lead: 'Qué mensaje era, para quién y en qué quedó. Los textos no se guardan.',
  byState: 'Mensajes por estado',
  states: {
    'by-hand': 'Por entregar',
    dead: 'El correo falló',
    waiting: 'En espera',
    sent: 'Enviados o entregados',
    stopped: 'Detenidos',
  },
  stateCount: (name, n) => `${name} (${n})`,
  leads: {
    'by-hand':
      'No hay servidor de correo o falta la dirección. Prepare un enlace o imprima una tarjeta, haga la entrega y después confírmela.',
    dead: 'El servidor de correo los rechazó, o la entrega falló demasiadas veces. Corrija la dirección en el registro e inténtelo otra vez.',
    waiting: 'Salen en cuanto sea horario de trabajo en el centro de la persona.',
    sent: 'El servidor de correo los aceptó, o Recursos Humanos los entregó.',
    stopped: 'No salieron: ya no hacían falta, Recursos Humanos los detuvo o no había manera de enviarlos.',
  },
  cards: '¿Son muchas invitaciones? Imprima tarjetas para todas.',
  cardsMade: '¿Entregó muchas tarjetas? Confírmelas todas juntas.',
  none: 'No hay ninguno.',
  table: 'Mensajes en este estado',
  to: 'Para',
  kind: 'Mensaje',
  about: (name) => `Sobre ${name}`,
  date: 'Fecha',
  resultTitle: 'Resultado',
  said: 'El servidor de correo respondió:',
  retry: 'Intentar otra vez',
  stop: 'Detener',
  link: 'Preparar un enlace',
  missed: 'El estado de este mensaje cambió mientras tanto, así que no se hizo nada. Aquí ve el estado actual.',
  result: {
    sent: 'El servidor de correo lo aceptó.',
    handedOver: 'Recursos Humanos lo entregó.',
    confirmed: {
      'handed-over': (name, date) => `${name} confirmó el ${date} que se entregó.`,
      'not-handed-over': (name, date) => `${name} indicó el ${date} que al final no se entregó.`,
    },
    used: 'Se usó para entrar por primera vez.',
    waiting: 'Está por enviarse.',
    tryingAgain: 'Todavía no ha salido; se intentará otra vez.',
    byHand: 'Espera a que Recursos Humanos lo entregue.',
    cardMade: (date) => `La tarjeta se preparó el ${date}. Espera a que Recursos Humanos la entregue.`,
    dead: 'No se pudo entregar.',
    stopped: 'Se detuvo.',
    stops: {
      done: 'No se envió: la persona ya había terminado.',
      left: 'No se envió: la persona ya no trabaja aquí.',
      'on-leave': 'No se envió: la persona está de licencia.',
      'not-required': 'No se envió: la orientación no es obligatoria.',
      'waiting-for-site': 'No se envió: la persona ya terminó y espera los datos de su centro.',
      'access-closed': 'No se envió: la persona no puede entrar.',
      'no-server': 'No se envió: no había un servidor de correo configurado.',
      'no-email': 'No se envió: no había una dirección de correo válida en el registro.',
      'not-confirmed': 'No se envió: la persona todavía no ha confirmado que la dirección es suya.',
      'no-address': 'No se envió: no había servidor de correo o faltaba la dirección.',
      'date-moved': 'No se envió: la fecha cambió.',
      'by-hr': 'No se envió: Recursos Humanos lo detuvo.',
      erased: 'No se envió: se borró el registro.',
    },
  },

  handOver: {
    title: 'Enlace para entregar',
    signInLead: 'Esta persona ya puede entrar, en esta dirección:',
    done: 'Ya lo entregué',
    takeBack: 'Al final no se entregó',
    back: 'Todos los mensajes',
  },

  person: {
    title: 'Recordatorios',
    none: 'Hasta ahora no se ha enviado ningún mensaje.',
    line: (kind, to) => `${kind}, para ${to}`,
    aboutYou: 'Sobre usted',
    aboutSomeoneElse: 'Sobre otra persona',
    remind: 'Recordar ahora',
    noAddress: 'No hay una dirección de correo registrada.',
    already: 'Ya se le envió un recordatorio hoy.',
    waiting: (date) => `Hay un recordatorio del ${date} que Recursos Humanos todavía no ha entregado.`,
    notOut: 'El recordatorio de hoy no salió. Puede enviar otro mañana.',
  },

  own: {
    title: 'Qué mensajes recibe usted',
    lead: 'Usted recibe correos cortos sobre sus fechas límite: una invitación, un recordatorio antes de la fecha y un aviso cuando ya pasó. Salen en horario de trabajo y dejan de llegar cuando usted termina. Recursos Humanos y quien le supervisa ven que salió un mensaje, no lo que usted hizo con él.',
    address: (email) => `Llegan a ${email}. Si no es correcto, avise a Recursos Humanos.`,
    noAddress:
      'No hay una dirección de correo registrada, así que no se envía nada. Recursos Humanos o quien le supervisa le avisará en persona.',
    noServer: 'Este servidor no envía correo. Recursos Humanos o quien le supervisa le avisará en persona.',
    outside:
      'Usted recibe correos solo sobre su cuenta. Si alguno no le llega, alguien que administra el sistema le avisará en persona.',
    outsideNoServer: 'Este servidor no envía correo. Alguien que administra el sistema le avisará en persona.',
    sent: 'Mensajes hasta ahora',
    none: 'Hasta ahora no se ha enviado ningún mensaje.',
  },
}
