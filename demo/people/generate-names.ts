/** Names of many origins for made-up people; given and family names are joined by chance within an origin. */
type NamesOfOrigin = {
  readonly share: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
};

const list = (names: string): readonly string[] => names.split(" ");

export const nameOrigins: Readonly<Record<string, NamesOfOrigin>> = {
  english: {
    share: 66,
    female: list(
      "Patricia Jean Barbara Sheila Maureen Pauline Christine Janet Sandra Brenda Judith Valerie Doreen Eileen Marion Hazel",
    ),
    male: list(
      "David Michael Alan Raymond Derek Kenneth Roger Keith Geoffrey Terence Barry Roy Leonard Trevor Norman Clive",
    ),
    family: list(
      "Ashworth Barlow Cartwright Dobson Elliott Fairhurst Garside Hadley Inman Jessop Kirkby Lockwood Marsden Norris Oldroyd Pickering Radcliffe Stanhope Thackray Underhill Wainwright Yardley",
    ),
  },
  scottish: {
    share: 10,
    female: list("Moira Elspeth Isobel Catriona Agnes Jessie"),
    male: list("Hamish Alasdair Duncan Gordon Murdo Ewan"),
    family: list(
      "Buchanan Cameron Drummond Farquhar Galbraith Kinnear Lindsay",
    ),
  },
  welsh: {
    share: 6,
    female: list("Eirlys Gwenda Menna Rhiannon Glenys Nerys"),
    male: list("Emrys Gwilym Hywel Dafydd Alun Idris"),
    family: list("Bevan Cadwaladr Gethin Llewellyn Morgan Parry Vaughan"),
  },
  irish: {
    share: 6,
    female: list("Bernadette Nuala Philomena Deirdre Bronagh"),
    male: list("Declan Seamus Fergus Brendan Malachy"),
    family: list("Brannigan Corrigan Devlin Gallagher Heaney McAteer"),
  },
  "south-asian": {
    share: 6,
    female: list("Shanta Parveen Surinder Jaya Rukhsana"),
    male: list("Harbhajan Mohan Iqbal Ramesh Aziz"),
    family: list("Chaudhry Desai Gill Hussain Mistry Rahman"),
  },
  caribbean: {
    share: 3,
    female: list("Gloria Hyacinth Merlene Sybil"),
    male: list("Winston Delroy Cecil Neville"),
    family: list("Baptiste Campbell Grant Lewin"),
  },
  "east-european": {
    share: 2,
    female: list("Danuta Halina Irena"),
    male: list("Zbigniew Jerzy Stefan"),
    family: list("Kowalczyk Nowicki Sadowski"),
  },
  chinese: {
    share: 1,
    female: list("Mei Lan Siu"),
    male: list("Wing Kwok Chi"),
    family: list("Cheung Lam Yip"),
  },
};

export const streets: readonly string[] = [
  "Alder Close",
  "Bramley Road",
  "Chapel Lane",
  "Dovecote Way",
  "Eastfield Avenue",
  "Foundry Street",
  "Garth Terrace",
  "Hollybush Rise",
  "Mill Brow",
  "Orchard Court",
  "Priory Walk",
  "Quarry Bank",
  "Rowan Grove",
  "School Hill",
  "Tannery Row",
  "Willow Gardens",
];
