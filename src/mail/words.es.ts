import type { Messages } from '../words/messages.ts'
import { digits } from '../words/count.ts'

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
      subject: 'Su orientación: le quedan {minutes}',
      body: `${hello}

{organization} le pide que haga una orientación. Dura {minutes} y puede hacerla por partes.

{why}

Hágala en su horario de trabajo. Empiece aquí:

{link}`,
    },
    nudge: {
      subject: 'Su orientación: le quedan {minutes}',
      body: `${hello}

Le quedan {minutes} de su orientación en {organization}. Su avance se guarda y usted sigue donde se quedó.

{why}

Hágala en su horario de trabajo:

{link}`,
    },
    'due-soon': {
      subject: 'Su orientación: le quedan {minutes}, fecha límite {due}',
      body: `${hello}

Le quedan {minutes} de su orientación en {organization}. El último día para hacerla es el {due}.

{why}

Hágala en su horario de trabajo. Si no le dan tiempo, avise a quien supervisa su trabajo.

{link}`,
    },
    overdue: {
      subject: 'Su orientación: le quedan {minutes}',
      body: `${hello}

El último día para hacer su orientación en {organization} fue el {due}. Todavía puede hacerla: le quedan {minutes}.

{why}

Hágala en su horario de trabajo. Si algo se lo impide, avise a quien supervisa su trabajo: puede ayudarle o pedir más plazo.

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

Estas personas de su equipo tienen una orientación que deben terminar ahora o pronto:

{people}

Deles tiempo para hacerla en el trabajo o pida más plazo a Recursos Humanos. Aquí puede ver a su equipo:

{link}`,
    },
    'expiry-90': expiry,
    'expiry-60': expiry,
    'expiry-30': expiry,
  },
  minutes: (n) => (n === 0 ? 'unos minutos' : `unos ${digits(n)} minutos`),
  noDate: 'día que aún no se ha fijado',
  peopleCount: (n) => (n === 1 ? '1 persona' : `${digits(n)} personas`),
  person: (name, status, due) => `${name}: ${status}. ${due}`,
  noDeadline: 'Todavía no tiene fecha límite',
  dueOn: (date) => `Último día: ${date}`,
  noName: 'Alguien sin nombre en el registro',
  signsIn: (until) =>
    `El enlace es solo para usted y sirve una vez, hasta el ${until}. Ábralo para elegir cómo iniciar sesión.`,
  ask: '¿Preguntas? Hable con quien supervisa su trabajo o con Recursos Humanos.',
  training: (organization) =>
    `Este correo de ${organization} trata de capacitación. Si le preocupa una persona joven, avise de inmediato a la persona designada y llame al SCR. Los números están en su tarjeta.`,
  emergency: '¿Hay alguien en peligro ahora? Llame al 911.',
  agreement: {
    subject: 'Un cambio espera su visto bueno',
    asked: {
      site: (name) =>
        `Una persona responsable del contenido quiere cambiar los datos de ${name}, y otra tiene que dar su visto bueno.`,
      sites:
        'Una persona responsable del contenido quiere cambiar los datos para todos los centros, y otra tiene que dar su visto bueno.',
      policy:
        'Una persona responsable del contenido quiere publicar una nueva versión de la política de su organización y pidió que usted la apruebe.',
      line: 'Una persona responsable del contenido quiere cambiar un número que comparten todos los centros, y otra tiene que dar su visto bueno.',
    },
    untilThen: 'Hasta entonces no cambia nada.',
    open: 'Inicie sesión para leer el cambio y dar su visto bueno o indicar qué tiene que cambiar:',
  },
  calendar: {
    file: 'orientacion.ics',
    summary: 'Fecha límite de la orientación',
    description: 'Es el último día para hacer su orientación. Hágala en su horario de trabajo.',
  },
  sample: { name: 'Alex Morales', other: 'Sam López' },
}

export const messageList: Messages['hr']['reminders']['messages'] = {
  title: 'Mensajes',
  lead: 'Qué mensajes se prepararon, para quién eran y si se enviaron. Los textos no se guardan.',
  byState: 'Mensajes por estado',
  states: {
    'by-hand': 'Por entregar',
    dead: 'El correo falló',
    waiting: 'En espera',
    sent: 'Enviados o entregados',
    stopped: 'No enviados',
  },
  stateCount: (name, n) => `${name} (${digits(n)})`,
  leads: {
    'by-hand':
      'Estos mensajes esperan a que Recursos Humanos los entregue, porque no hay servidor de correo o falta la dirección. Cree un enlace o imprima una tarjeta, haga la entrega y después confírmela.',
    dead: 'El servidor de correo los rechazó, o la entrega falló demasiadas veces. Corrija la dirección en el registro e inténtelo otra vez.',
    waiting: 'Se enviarán en cuanto empiece el horario de trabajo en el centro de la persona.',
    sent: 'El servidor de correo los aceptó, o Recursos Humanos los entregó.',
    noServer:
      'No hay un servidor de correo, así que estos mensajes no se envían. En breve pasarán a “Por entregar” o “No enviados”.',
    stopped: 'No se enviarán: ya no hacían falta, Recursos Humanos los detuvo o no había manera de enviarlos.',
  },
  cards: '¿Son muchas invitaciones? Imprima tarjetas para todas.',
  cardsMade: '¿Entregó muchas tarjetas? Confírmelas todas juntas.',
  none: {
    'by-hand':
      'No hay nada por entregar. Para enviar un recordatorio o una invitación, seleccione a las personas en la lista de personas.',
    dead: 'No falló ningún correo, así que no hay nada que volver a enviar.',
    waiting: 'No hay nada por enviar. Los recordatorios y las invitaciones aparecen aquí hasta que se envían.',
    sent: 'Todavía no se ha enviado ni entregado nada. En “Por entregar” y “En espera” está lo que sigue.',
    stopped: 'No se detuvo ningún mensaje. Aquí aparecen los que ya no hacen falta, con el motivo.',
  },
  noneMatch: 'Ningún mensaje coincide. Elija otro centro u otro mensaje y luego “Mostrar”.',
  allKinds: 'Todos los mensajes',
  table: 'Mensajes en este estado',
  to: 'Para',
  kind: 'Mensaje',
  about: (name) => `Sobre ${name}`,
  date: 'Fecha',
  resultTitle: 'Resultado',
  said: 'El servidor de correo respondió:',
  retry: 'Intentar otra vez',
  stop: 'Detener',
  stopping: {
    ask: 'El mensaje no se enviará, y esto no se puede deshacer.',
    yes: 'Detener este mensaje',
    done: 'El mensaje se detuvo. No se enviará.',
  },
  link: 'Crear un enlace',
  missed: 'El estado del mensaje ya había cambiado, así que no se hizo nada. Esta página muestra el estado actual.',
  result: {
    sent: 'El servidor de correo lo aceptó.',
    handedOver: 'Recursos Humanos lo entregó.',
    confirmed: {
      'handed-over': (name, date) => `${name} confirmó el ${date} que se entregó.`,
      'not-handed-over': (name, date) => `${name} indicó el ${date} que al final no se entregó.`,
    },
    used: 'Se usó para iniciar sesión por primera vez.',
    onPage: 'Se abrió en la página de inicio.',
    waiting: 'Está por enviarse.',
    tryingAgain: 'Todavía no se ha enviado; se intentará otra vez.',
    byHand: 'Falta que Recursos Humanos lo entregue.',
    cardMade: (date) => `La tarjeta se preparó el ${date}.`,
    cardWaits: 'Falta que Recursos Humanos la entregue.',
    dead: 'No se pudo entregar.',
    stopped: 'Se detuvo.',
    stops: {
      done: 'No se envió: la persona ya había terminado la orientación.',
      left: 'No se envió: la persona ya no trabaja aquí.',
      'on-leave': 'No se envió: la persona está de licencia.',
      'not-required': 'No se envió: la persona no tiene asignada la orientación.',
      'waiting-for-site': 'No se envió: la persona ya terminó su parte y espera los datos de su centro.',
      'access-closed': 'No se envió: la persona no puede iniciar sesión.',
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
    signInLead: 'Esta persona ya puede iniciar sesión en esta dirección:',
    done: 'Ya lo entregué',
    takeBack: 'Al final no se entregó',
    back: 'Todos los mensajes',
  },

  together: {
    title: 'Entregar varios juntos',
    choose: (n) => `Elegir entre ${digits(n)} mensajes`,
    all: (n) => `Seleccionar los ${digits(n)}`,
    noneOf: 'Quitar la selección',
    nobody: 'No cambió nada, porque no seleccionó ningún mensaje. Seleccione al menos uno.',
    done: (n, on, by) =>
      n === 1 ? `1 mensaje que ${by} entregó el ${on}` : `${digits(n)} mensajes que ${by} entregó el ${on}`,
    some: 'Dejar fuera a alguien',
    print: 'Imprimir una hoja para cada persona',
    confirm: 'Ya los entregué',
    takeBack: 'Al final no se hizo la entrega',
    confirmed: (n) =>
      n === 1
        ? 'Quedó registrado que 1 mensaje se entregó.'
        : `Quedó registrado que ${digits(n)} mensajes se entregaron.`,
    undo: (n) => (n === 1 ? 'Deshacer para 1 mensaje' : `Deshacer para ${digits(n)} mensajes`),
    takenBack: (n) =>
      n === 1
        ? '1 mensaje espera de nuevo a que lo entreguen.'
        : `${digits(n)} mensajes esperan de nuevo a que los entreguen.`,
    sheetsTitle: 'Hojas para entregar',
    lead: 'Cada persona recibe una sola hoja, aunque tenga varios mensajes.',
    onceLead: 'Estas hojas se muestran una sola vez: imprímalas de inmediato. Cada código nuevo reemplaza al anterior.',
    haveOne:
      'Estas personas tienen una tarjeta o un enlace que todavía no han usado. Cuando usted imprima sus hojas, dejará de funcionar:',
    leftOut:
      'No hay hoja para estas personas, porque el mensaje se detuvo o porque solo puede crearla quien tiene acceso de Recursos Humanos a todos los centros:',
    none: 'No hay nada que imprimir.',
    sheetTitle: 'Un recordatorio para usted',
    due: (date, passed) =>
      passed
        ? `La fecha límite de su orientación era el ${date}. Todavía puede terminarla.`
        : `Complete su orientación a más tardar el ${date}.`,
    update: (date, passed) =>
      passed
        ? `La política cambió. Tenía hasta el ${date} para leer los cambios, y todavía puede leerlos.`
        : `La política cambió. Lea los cambios a más tardar el ${date}.`,
    expired: (date) => `Su orientación venció el ${date}. Complétela de nuevo para renovarla.`,
    updateTitle: 'Un cambio en la política',
    expiredTitle: 'Es hora de renovar su orientación',
    left: (steps) => `Lo que le falta: ${steps}.`,
    signIn: 'Inicie sesión como siempre y continúe donde se quedó.',
  },

  person: {
    title: 'Recordatorios',
    none: 'Hasta ahora no se ha enviado ningún mensaje.',
    line: (kind, to) => `${kind}, para ${to}`,
    aboutYou: 'Sobre usted',
    aboutSomeoneElse: 'Sobre otra persona',
    remind: 'Enviar recordatorio ahora',
    noAddress: 'No hay una dirección de correo registrada.',
    already: 'Ya se le envió un recordatorio hoy.',
    waiting: (date) => `Hay un recordatorio del ${date} que Recursos Humanos todavía no ha entregado.`,
    print: 'Imprimir el recordatorio',
    refused: 'El recordatorio de hoy no se envió. Recursos Humanos puede volver a intentarlo en “Mensajes”.',
  },

  own: {
    title: 'Qué mensajes recibe usted',
    lead: 'Usted recibe correos cortos sobre sus fechas límite: una invitación, un recordatorio antes de la fecha y un aviso cuando ya pasó. Se envían en horario de trabajo y dejan de llegar cuando usted termina la orientación. Recursos Humanos y quien supervisa su trabajo ven que se envió un mensaje, no lo que usted hizo con él.',
    address: (email) => `Llegan a ${email}. Si no es correcto, avise a Recursos Humanos.`,
    noAddress:
      'No hay una dirección de correo registrada, así que no se envía nada. Recursos Humanos o quien supervisa su trabajo le avisará en persona.',
    noServer: 'Este servidor no envía correo. Recursos Humanos o quien supervisa su trabajo le avisará en persona.',
    outside:
      'Usted solo recibe correos sobre su cuenta. Si alguno no le llega, alguien que administra el sistema le avisará en persona.',
    outsideNoServer: 'Este servidor no envía correo. Alguien que administra el sistema le avisará en persona.',
    sent: 'Mensajes hasta ahora',
    none: 'Hasta ahora no se ha enviado ningún mensaje.',
  },
}
