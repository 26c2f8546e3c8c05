import { addSchool, includesSchool, removeSchool } from '../schoolList.ts';

it.each([
  ['Oak Elementary', 'Oak Elementary', true],
  ['oak elementary', 'Oak Elementary', true],
  ['Elm Middle, Oak Elementary', 'Oak Elementary', true],
  ['Elm Middle;Oak Elementary ; Pine', 'Oak Elementary', true],
  ['Elm Middle\nOak Elementary\n', 'Oak Elementary', true],
  ["St. Mary's, North, Elm", "St. Mary's, North", true],
  ['Oak Elementary East', 'Oak Elementary', false],
  ['West Oak Elementary', 'Oak Elementary', false],
  ['All', 'Oak Elementary', false],
  ['', 'Oak Elementary', false],
  ['A (B)', 'A (B)', true],
])('in %j, finds %j: %p', (text, school, isThere) => {
  expect(includesSchool(text, school)).toBe(isThere);
});

it.each([
  ['', 'Oak', 'Oak'],
  ['Elm', 'Oak', 'Elm, Oak'],
  ['Elm, ', 'Oak', 'Elm, Oak'],
  ['Elm\n', 'Oak', 'Elm, Oak'],
  ['Elm, oak', 'Oak', 'Elm, oak'],
])('to %j, adds %j: %j', (text, school, result) => {
  expect(addSchool(text, school)).toBe(result);
});

it.each([
  ['Oak', 'Oak', ''],
  ['Elm, Oak', 'Oak', 'Elm'],
  ['Oak, Elm', 'Oak', 'Elm'],
  ['Elm, Oak, Pine', 'Oak', 'Elm, Pine'],
  ['Elm\nOak\nPine', 'Oak', 'Elm\nPine'],
  ['Elm and others', 'Oak', 'Elm and others'],
])('from %j, removes %j: %j', (text, school, result) => {
  expect(removeSchool(text, school)).toBe(result);
});
