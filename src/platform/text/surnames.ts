/** Surnames of many people in New Jersey, without those that are usual words or places of the state. */
export const SURNAMES: ReadonlySet<string> = new Set(
  `abbott abdi abdullah abreu acevedo acosta adams adeyemi agarwal aguilar aguirre ahmed akinola alfaro ali allen
   almonte alvarado alvarez amin andersen anderson andrews aquino arias armstrong arroyo ayala baez bailey
   banerjee baptiste barnes barrera barrett bautista begum beltran benitez bennett bhatt boateng bonilla boyd
   bradley brito bryant burgos burke bustamante caballero cabrera caceres calderon camacho campbell campos
   cardenas carr carrasco carrillo carroll castaneda castillo castro cedeno cespedes chan chandler chang chaudhry
   chavez chen cheng cho choi chowdhury christensen chu chung clarke coleman collado collins colon contreras
   cordero coronado correa cortes cortez cox crespo cruz cuevas cunningham dang daniels davidson davis delacruz
   delarosa deleon delgado desai desrosiers diallo diaz dixon dominguez doyle duarte duncan dunn duran edwards
   elliott ellis encarnacion enriquez escobar espinal espinosa espinoza esposito estevez estrada evans farrell
   feliciano feliz fernandes fernandez ferreira figueroa fitzgerald fletcher flores foley fontana fowler frias
   fuentes fuller galindo gallagher gallo gao garcia garrido garza gibson gil gilbert giraldo goldberg goldstein
   gomes gomez goncalves gonzales gonzalez gordon graham greenberg greene griffin gu guerra guerrero guevara
   gupta gutierrez guzman han hansen hanson harper harris harvey hassan hawkins haynes heredia hernandez herrera
   hicks hoang hoffman holmes hossain howard huang hughes hussain hussein huynh ibrahim iglesias islam jacobs
   jain jaramillo jenkins jennings jensen jimenez johnson johnston jones joseph joshi juarez kang kaplan kapoor
   katz kaur keller kelley kelly kennedy khan kim klein kowalski kumar lara larson lau lawson lee levine levy
   lewis li liang lim liu lopez lozano lu lugo luu lynch macias mahmood malave maldonado malik mancini marquez
   marrero martin martinez mathew matos mcbride mccarthy mcdonald mckenzie mckinney medina mehta mejia mendez
   mendoza mensah meyer meza miller miranda mishra mitchell mohamed mohammed molina montalvo montanez montero
   montes moore mora morales moran moreau moreira moreno morrison mukherjee munoz murphy murray myers nair
   navarro nelson nguyen nichols nieves novak nunez nwosu obi obrien ocampo ochoa oconnor odonnell ojeda okafor
   okeke okoro oliveira oliver olivo olson ordonez orozco ortega ortiz osei osorio ospina owens owusu pacheco
   padilla pagan palacios pandey paredes patel patterson paulino payne pena peralta perdomo pereira perez perkins
   perry peterkin peters petersen peterson pham phillips pichardo pierre pimentel pinto polanco ponce powell
   quezada quiles quinones quispe rahman ramirez ramos rana rao reddy reilly reyes reynolds reynoso richards
   richardson riley rios rivas rivera robbins roberts robertson robinson robles rodrigues rodriguez rogers rojas
   roldan romano romero rosado rosales rosario rosen rosenberg rossi rubio ruiz russo ryan saavedra salas salazar
   salcedo saldana sanchez sanders sandoval santana santiago santos schmidt schneider schultz schwartz scott
   segura sepulveda serrano shah shapiro sharma shaw siddique siddiqui silva simmons simpson singh smith snyder
   soares solis soriano sosa soto souza stephens stevens stevenson stewart suarez sullivan sweeney tang tavarez
   taveras taylor tejada tejeda thapa thomas thompson torres toure tran trivedi trujillo turner ullah urena
   vargas vasquez vazquez vega velasquez velazquez velez vicente villalobos villanueva villegas vu wagner walker
   wallace walsh wang watkins watson webb weiss welch wheeler whitaker williams williamson willis wilson wong wu
   xu yang yilmaz yoon yu zamora zapata zavala zhang zhao zheng zhou zhu zimmerman zuniga`.split(/\s+/),
)
