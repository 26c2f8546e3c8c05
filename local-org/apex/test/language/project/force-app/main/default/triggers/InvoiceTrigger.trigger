trigger InvoiceTrigger on Invoice__c(before insert, before update, after insert, after update) {
    if (Trigger.isAfter) {
        InvoiceAudit.run();
        return;
    }
    InvoiceAudit.chunks++;
    for (Invoice__c invoice : Trigger.new) {
        if (invoice.Name == 'deep') {
            Sample.endless(0);
        }
        if (invoice.Note__c == 'count') {
            invoice.Note__c = 'chunk ' + InvoiceAudit.chunks;
        }
        if (invoice.Amount__c > 1000) {
            invoice.Is_Urgent__c = true;
        }
        if (invoice.Amount__c < 0) {
            invoice.Amount__c.addError('The amount must not be negative');
        }
        if (invoice.Note__c == 'open') {
            insert new SetupEntityAccess(ParentId = null, SetupEntityId = null);
        }
        if (invoice.Name == 'explode') {
            List<String> none = new List<String>();
            invoice.Note__c = none[1];
        }
    }
}
