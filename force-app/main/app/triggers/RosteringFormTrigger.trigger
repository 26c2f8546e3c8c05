trigger RosteringFormTrigger on Rostering_Form__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete
) {
    RosteringFormTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
