trigger HostileStageLog on Stage_Log__c(before insert) {
    HostileAutomation.onStageLogs(Trigger.new);
}
