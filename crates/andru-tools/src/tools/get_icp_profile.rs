pub struct GetIcpProfile;
