import type { Messages } from '../words/messages.ts'

const hello = 'Hola, {name}:'

const expiry = {
  subject: 'Su orientación cuenta hasta el {until}',
  body: `${hello}

Su orientación en {organization} cuenta hasta el {until}. Desde el {from} puede hacerla otra vez, para que siga contando.

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

El último día para su orientación en {organization} fue el {due}. Quedan {minutes} y todavía puede hacerla.

{why}

Hágala en su horario de trabajo. Si algo se lo impide, avise a quien le supervisa: puede ayudarle o pedir más tiempo.

{link}`,
    },
    escalation: {
      subject: 'Orientación: alguien de su equipo le necesita',
      body: `${hello}

Alguien de su equipo tiene una orientación por terminar y puede necesitar tiempo o ayuda de usted:

{people}

Dele tiempo para hacerla en el trabajo o pida más plazo a Recursos Humanos. Aquí ve a su equipo:

{link}`,
    },
    digest: {
      subject: 'Orientación esta semana: {count} de su equipo',
      body: `${hello}

Estas personas de su equipo tienen una orientación por terminar ahora o pronto:

{people}

Deles tiempo para hacerla en el trabajo o pida más plazo a Recursos Humanos. Aquí ve a su equipo:

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
  dueOn: (date) => `Último día: ${date}`,
  noName: 'Alguien sin nombre en el registro',
  signsIn: (until) => `El enlace es solo para usted. Sirve una vez, hasta el ${until}: allí elige una contraseña.`,
  ask: 'Preguntas: hable con quien le supervisa o con recursos humanos.',
  training: (organization) =>
    `Este correo de ${organization} trata de capacitación. Una preocupación por una persona joven se lleva enseguida a la persona designada y a las líneas de ayuda.`,
  emergency: 'Alguien en peligro ahora: llame al 911.',
  calendar: {
    file: 'orientacion.ics',
    summary: 'Fecha límite de la orientación',
    description: 'El último día para su orientación. Hágala en su horario de trabajo.',
  },
  sample: { name: 'Alex Morales', other: 'Sam López' },
}
