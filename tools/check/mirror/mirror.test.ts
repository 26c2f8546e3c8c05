import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apexMethods } from './apexMethods.ts';
import { compareMethods } from './compareMethods.ts';
import { apexOnlyNames, serviceMethods } from './serviceMethods.ts';

const APEX = `public with sharing class Greeter {
    public static String greet(String name, Integer times) { return name; }
    @AuraEnabled
    public static void wave(Id personId) {}
    private static void hide(String what) {}
    public class Inner { public void unseen() {} }
}`;

const differences = (service: string): string[] =>
  compareMethods(apexMethods(APEX), serviceMethods(service, 'Greeter'), apexOnlyNames(service));

test('a service with the same methods and parameter names mirrors its Apex class', () => {
  const service = `export class Greeter {
    static async greet(name: string, times: number) { return name; }
    wave(personId: string) {}
    private helper(anything: string) {}
    #hidden() {}
  }`;
  assert.deepEqual(differences(service), []);
});

test('a parameter with another name is a difference', () => {
  const service = `export class Greeter { greet(title: string, times: number) {} wave(personId: string) {} }`;
  assert.deepEqual(differences(service), ['greet(title, times) is greet(name, times) in Apex.']);
});

test('an Apex method without a TypeScript method is a difference unless the service gives the reason', () => {
  const service = `export class Greeter { greet(name: string, times: number) {} }`;
  assert.match(differences(service).join(), /wave has no TypeScript method/);
  assert.deepEqual(differences(`/** @apexOnly wave only a person waves */ ${service}`), []);
});

test('a method that is missing or private in Apex is a difference', () => {
  const service = `export class Greeter { greet(name: string, times: number) {} wave(personId: string) {} hide(what: string) {} }`;
  assert.deepEqual(differences(service), ["hide isn't a public method of the Apex class."]);
});

test('an @apexOnly that is not needed is a difference', () => {
  const service = `/** @apexOnly gone long ago */ export class Greeter { greet(name: string, times: number) {} wave(personId: string) {} }`;
  assert.deepEqual(differences(service), ["@apexOnly gone isn't a method that only Apex has."]);
});
