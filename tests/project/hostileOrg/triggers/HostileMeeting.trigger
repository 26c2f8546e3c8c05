trigger HostileMeeting on Status_Meeting__c(before insert, before update) {
    HostileAutomation.onMeetings(Trigger.new);
}
