/** The states as a spreadsheet or an account may write them. */
const STATES = `
AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;
HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;
MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;
TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;AS American Samoa;GU Guam;
MP Northern Mariana Islands;PR Puerto Rico;VI Virgin Islands`;

const CODE_BY_NAME = new Map(
  STATES.split(';').map((entry) => [entry.trim().slice(3).toLowerCase(), entry.trim().slice(0, 2)]),
);

/** "TX" for "Texas", "tx", or "TX". Other text, such as a Canadian province, stays as it is, in capital letters. */
export function stateCode(text: string): string {
  const name = text.replaceAll('.', '').trim();
  return CODE_BY_NAME.get(name.toLowerCase()) ?? name.toUpperCase();
}
