/** Words that tell from where they stand whether a word that's also a name is one: "Hope’s mom", "la mamá de Luz". */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** First names that are usual words, too, in English or in Spanish, when they're written small. */
export const NAMES_WRITTEN_SMALL = set(
  `ada adonis alan amos aria armando bao bo brandy cali carol celeste chad clara crystal dan dawn deja don elisa flora
   franco gloria gus heather homer ida ira jean jed jo lance leo leon lia lina lisa lola mae magdalena mara marc marco
   marcos maxim maximo mia mike mina mo nina noe norma paloma ray reina rocio ron sally sana sean serena shea sherry
   stella tanner tara terry tia tod trace trey vera violeta zara`,
)

/** Those of them that often begin a sentence. */
export const NAMES_THAT_BEGIN = set(
  `armando brandy carol celeste crystal dawn deja don flora franco ida ira lance norma paloma reina rocio sana serena
   sherry tanner tara trace violeta`,
)

/** Letters that stand for something else. */
export const LETTERS_NOT_NAMES = set('ada leo ira mia carl star')

/** Titles, towns and parts of names of places: they're names only where another word shows it. */
export const NAMES_OF_PLACES = set('don lourdes rico')

/** People that someone has. */
export const FAMILY = set(
  `abuela abuelo amiga amigo aunt auntie boyfriend brother brothers cousin cousins dad daddy daughter familia family
   father friend friends girlfriend grandfather grandma grandmother grandpa guardian guardians hermana hermano hija hijo
   madre mama mami mom mommy mother novia novio padre padres papa papi parent parents prima primo sibling siblings sister
   sisters son stepdad stepfather stepmom stepmother tia tio tutor tutora uncle`,
)

/** What else someone in care has. */
export const BELONGINGS = set(
  `address bag backpack bed bedroom belongings birthday bunk case caseworker cell chart counselor file home intake meds
   medication number phone ride room school statement story teacher therapist worker`,
)

/** Somebody in care, one at a time. */
export const SOMEBODY = set(
  `adolescente alumna alumno boy chica chico child client cliente estudiante girl joven jovencita jovencito kid menor
   minor muchacha muchacho nina nino participant participante patient resident residente student teen teenager youth`,
)
export const NAMED = set('named llamada llamado llama apodada apodado nicknamed')

/** Words that begin a sentence and may own something without being anybody's name. */
export const NOBODY = set(
  `agency anybody anyone boss caller caregiver caregivers coach doctor everybody everyone guest he her it kids let neighbor
   nobody one other parent person police she sheriff sibling someone somebody staff that the there today tonight visitor
   what who whoever world yesterday youths anexo appendix bus door exhibit figura figure form gate hepatitis letra level lot
   nivel opcion option part parte plan puerta schedule tabla table type vitamin`,
)

/** A place that has a name, written small: "the Jordan building", "la sala Elena". */
export const PLACE_AFTER = set(
  `apartments auditorium avenue building bridge campus center church clinic cottage court dorm entrance field garden
   gardens gym hall hospital house law library lobby lot lounge office park pavilion room school site stop street suite
   unit wing`,
)
export const PLACE_BEFORE = set(
  `ala auditorio avenida biblioteca calle campus centro clinica colegio edificio escuela hogar hospital iglesia parque
   pabellon parroquia plaza residencia sala salon ala sede unidad saint san santa santo st mount mt fort ft camp cape
   port casa`,
)

/** Surnames that are usual words, too, with a capital. */
export const SURNAMES_AND_WORDS = set(
  'fuller islam miranda segura feliz solis soto pinto vega rosales montes nieves gil',
)
/** Surnames that are parts of a place's name. */
export const SURNAMES_OF_PLACES = set('banks brooks fields forest hall hill lane park parks rivers woods')
