trigger InvoiceTrigger on Invoice__c(
    before insert,
    before update,
    after insert,
    after update,
    before delete,
    after delete,
    after undelete
) {
    InvoiceTriggerLog.note();
}
