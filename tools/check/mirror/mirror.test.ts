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

test('a parameter of another name is a difference', () => {
  const service = `export class Greeter { greet(title: string, times: number) {} wave(personId: string) {} }`;
  assert.deepEqual(differences(service), ['greet(title, times) is greet(name, times) in Apex.']);
});

test('an Apex method without a mirror is a difference unless the service says why', () => {
  const service = `export class Greeter { greet(name: string, times: number) {} }`;
  assert.match(differences(service).join(), /wave has no mirror/);
  assert.deepEqual(differences(`/** @apexOnly wave only a person waves */ ${service}`), []);
});

test('a method that Apex does not have, or only privately, is a difference', () => {
  const service = `export class Greeter { greet(name: string, times: number) {} wave(personId: string) {} hide(what: string) {} }`;
  assert.deepEqual(differences(service), ['hide is no public method of the Apex class.']);
});

test('an @apexOnly that names nothing is a difference, so that the list stays true', () => {
  const service = `/** @apexOnly gone long ago */ export class Greeter { greet(name: string, times: number) {} wave(personId: string) {} }`;
  assert.deepEqual(differences(service), ['@apexOnly gone names no method that only Apex has.']);
});
